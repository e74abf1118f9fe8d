import type { ClauseOutcome, EditTask, Understanding } from '../engine.ts'
import type { ServiceFacts } from './service.ts'

/** Whether an upstream takes the task at all. What a model makes of each part of a prompt nobody can tell beforehand. */
export function understand({ label, limits }: ServiceFacts, task: EditTask): Understanding {
  const faults = faultsOf(limits, task)
  const edits: ClauseOutcome[] = [{ clause: task.prompt, outcome: 'applied', detail: `given to ${label} as it is` }]
  if (task.negativePrompt !== null) edits.push(negative(label, limits.negativePrompt, task.negativePrompt))
  return { possible: faults.length === 0, edits, help: `${label}: ${faults.join('; ') || 'any prompt'}` }
}

function faultsOf(limits: ServiceFacts['limits'], task: EditTask): string[] {
  const { clip } = task
  const [shortest, longest] = limits.seconds
  const [smallest, largest] = limits.side
  const sides = [clip.width, clip.height]
  const seconds = Math.min(clip.seconds, task.duration ?? clip.seconds)
  return [
    ...(seconds < shortest - 0.05 || seconds > longest + 0.05 ? [`takes clips of ${shortest}–${longest} s`] : []),
    ...(sides.some((side) => side < smallest || side > largest)
      ? [`takes sides of ${smallest}–${largest} pixels`]
      : []),
    ...(clip.bytes > limits.bytes ? [`takes files up to ${Math.floor(limits.bytes / 1048576)} MB`] : []),
    ...(task.prompt.length > limits.prompt ? [`takes prompts up to ${limits.prompt} characters`] : []),
    ...(task.hasReferenceImage && limits.referenceImages === 0 ? ['takes no reference image'] : []),
    ...(limits.resolutions.includes(task.resolution) ? [] : [`does not make ${task.resolution}`]),
    ...(limits.ratios.includes(task.aspectRatio) ? [] : [`does not make ${task.aspectRatio}`]),
  ]
}

function negative(label: string, longest: number, text: string): ClauseOutcome {
  if (longest === 0) return { clause: text, outcome: 'ignored', detail: `${label} takes no negative prompt` }
  if (text.length <= longest) return { clause: text, outcome: 'applied', detail: `given to ${label} as it is` }
  return { clause: text, outcome: 'approximated', detail: `${label} takes the first ${longest} characters` }
}

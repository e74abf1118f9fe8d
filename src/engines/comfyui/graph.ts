import type { EditTask } from '../engine.ts'
import { type Graph, splitPlace, type Workflow } from './form.ts'
import type { Shape } from './shape.ts'

/** What is filled into a graph besides the edit itself. */
export interface Filling {
  /** As the server named the uploaded files. */
  video: string
  reference: string | null
  shape: Shape
  /** Begins the name of the saved video. */
  prefix: string
}

/** The workflow's graph for one edit; the workflow itself stays as it is. */
export function filledGraph(workflow: Workflow, edit: EditTask, { video, reference, shape, prefix }: Filling): Graph {
  const { mapping, prompts } = workflow
  const template = reference === null ? prompts.plain : prompts.withReference
  const graph = structuredClone(workflow.workflow)
  const set = (place: string | undefined, value: unknown) => {
    if (place === undefined) return
    const [node, input] = splitPlace(place)
    const inputs = graph[node]?.inputs
    if (inputs) inputs[input] = value
  }
  set(mapping.video, video)
  // Not `replace` with a text: a prompt may hold `$&`.
  set(mapping.prompt, template.split('{prompt}').join(edit.prompt))
  if (edit.negativePrompt !== null) set(mapping.negativePrompt, edit.negativePrompt)
  set(mapping.seed, edit.seed)
  set(mapping.width, shape.grid.width)
  set(mapping.height, shape.grid.height)
  set(mapping.length, shape.length)
  set(mapping.frames, shape.frames)
  set(mapping.outputWidth, shape.size.width)
  set(mapping.outputHeight, shape.size.height)
  set(`${mapping.output}.filename_prefix`, prefix)
  if (reference !== null) set(mapping.reference, reference)
  else if (mapping.reference) removeNode(graph, splitPlace(mapping.reference)[0])
  return graph
}

/** Takes a node out of the graph, with every link to it. */
function removeNode(graph: Graph, name: string): void {
  delete graph[name]
  for (const { inputs } of Object.values(graph)) {
    for (const [input, value] of Object.entries(inputs)) {
      if (Array.isArray(value) && value[0] === name) delete inputs[input]
    }
  }
}

/** Nodes whose steps are the work, where a graph has such: their number of steps is all of the progress. */
export function samplersOf(graph: Graph): string[] {
  return Object.keys(graph).filter((node) =>
    /^(KSampler|SamplerCustom)(Advanced)?$/.test(graph[node]?.class_type ?? ''),
  )
}

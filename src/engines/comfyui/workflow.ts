import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { Form, splitPlace, type Workflow, type WorkflowForm } from './form.ts'
import { bernini, berniniFull } from './presets/bernini.ts'
import { vace } from './presets/vace.ts'

export const PRESETS: Record<string, WorkflowForm> = { bernini, 'bernini-full': berniniFull, vace }

/** A preset by its name, or a JSON file by its path. Throws an `Error` that says what is wrong with it. */
export function loadWorkflow(nameOrPath: string): Workflow {
  return readWorkflow(PRESETS[nameOrPath] ?? parsed(nameOrPath), nameOrPath)
}

export function readWorkflow(form: unknown, name: string): Workflow {
  const result = Form.safeParse(form)
  if (!result.success) throw new Error(`Workflow ${name}: ${z.prettifyError(result.error)}`)
  const faults = faultsOf(result.data)
  if (faults.length > 0) throw new Error(`Workflow ${name}: ${faults.join('; ')}`)
  return result.data
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const presets = Object.keys(PRESETS).join(', ')
    throw new Error(`Workflow ${path}: no preset (${presets}) and no readable JSON file: ${(error as Error).message}`)
  }
}

/** Places of the mapping that the graph does not have. */
function faultsOf({ workflow, mapping: { output, ...inputs } }: Workflow): string[] {
  const missing = Object.entries(inputs).filter(([, place]) => {
    const [node, input] = splitPlace(place as string)
    return workflow[node]?.inputs[input] === undefined
  })
  const isSaved = workflow[output]?.inputs.filename_prefix !== undefined
  return [
    ...missing.map(([name, place]) => `mapping.${name}: the graph has no ${place}`),
    ...(isSaved ? [] : [`mapping.output: node ${output} does not exist or takes no filename_prefix`]),
  ]
}

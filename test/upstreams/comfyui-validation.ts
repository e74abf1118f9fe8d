import type { NodeClass, NodeInput } from './comfyui-nodes.ts'

export type Graph = Record<string, { class_type?: unknown; inputs?: Record<string, unknown> }>

interface Fault {
  type: string
  message: string
  details: string
  extra_info: Record<string, unknown>
}

export interface Verdict {
  /** Null where at least one output can run. */
  error: Fault | null
  nodeErrors: Record<string, { class_type: unknown; dependent_outputs: string[]; errors: Fault[] }>
  /** The outputs that will run. */
  outputs: string[]
}

/** What `POST /prompt` checks (execution.py, `validate_prompt`), with its own words. */
export function validateGraph(graph: Graph, classes: Record<string, NodeClass>, files: ReadonlySet<string>): Verdict {
  const verdict: Verdict = { error: null, nodeErrors: {}, outputs: [] }
  for (const [id, node] of Object.entries(graph)) {
    if (typeof node.class_type !== 'string' || !classes[node.class_type]) {
      const message = `Cannot execute because node ${node.class_type} does not exist.`
      return { ...verdict, error: fault('missing_node_type', message, `Node ID '#${id}'`) }
    }
  }
  const outputs = Object.keys(graph).filter((id) => classes[String(graph[id]?.class_type)]?.isOutput)
  if (outputs.length === 0) return { ...verdict, error: fault('prompt_no_outputs', 'Prompt has no outputs', '') }
  for (const output of outputs) {
    const needed = neededFor(graph, output)
    const faulty = needed.filter((id) => {
      const errors = faultsOfNode(graph, id, classes, files)
      if (errors.length === 0) return false
      const known = verdict.nodeErrors[id]
      if (known) known.dependent_outputs.push(output)
      else verdict.nodeErrors[id] = { class_type: graph[id]?.class_type, dependent_outputs: [output], errors }
      return true
    })
    if (faulty.length === 0) verdict.outputs.push(output)
  }
  if (verdict.outputs.length > 0) return verdict
  return { ...verdict, error: fault('prompt_outputs_failed_validation', 'Prompt outputs failed validation', '') }
}

/** The node and all that it is linked to. */
function neededFor(graph: Graph, id: string, seen = new Set<string>()): string[] {
  if (seen.has(id)) return []
  seen.add(id)
  const links = Object.values(graph[id]?.inputs ?? {}).filter(isLink)
  return [id, ...links.flatMap(([source]) => (graph[source] ? neededFor(graph, source, seen) : []))]
}

function faultsOfNode(
  graph: Graph,
  id: string,
  classes: Record<string, NodeClass>,
  files: ReadonlySet<string>,
): Fault[] {
  const node = graph[id]
  const inputs: NodeClass['inputs'] = classes[String(node?.class_type)]?.inputs ?? {}
  return Object.entries(inputs).flatMap(([name, input]) => {
    const value = node?.inputs?.[name]
    if (value === undefined) {
      return input.optional ? [] : [fault('required_input_missing', 'Required input is missing', name)]
    }
    return isLink(value) ? faultsOfLink(graph, name, value, input, classes) : faultsOfValue(name, value, input, files)
  })
}

function faultsOfLink(
  graph: Graph,
  name: string,
  [source, slot]: [string, number],
  input: NodeInput,
  classes: Record<string, NodeClass>,
): Fault[] {
  const type = classes[String(graph[source]?.class_type)]?.outputs[slot]
  if (type === undefined) return [fault('bad_linked_input', 'Bad linked input', `${name}: ${source} ${slot}`)]
  if (type === input.type) return []
  const details = `${name}, received_type(${type}) mismatch input_type(${input.type})`
  return [fault('return_type_mismatch', 'Return type mismatch between linked nodes', details)]
}

const VALUES: Record<string, (value: unknown) => boolean> = {
  INT: Number.isInteger,
  FLOAT: (value) => typeof value === 'number',
  STRING: (value) => typeof value === 'string',
  BOOLEAN: (value) => typeof value === 'boolean',
  COMBO: () => true,
  FILE: (value) => typeof value === 'string',
}

function faultsOfValue(name: string, value: unknown, input: NodeInput, files: ReadonlySet<string>): Fault[] {
  if (!VALUES[input.type]?.(value)) {
    return [fault('invalid_input_type', 'Failed to convert an input value', `${name}, ${JSON.stringify(value)}`)]
  }
  if (input.options && !input.options.includes(value)) {
    return [
      fault('value_not_in_list', 'Value not in list', `${name}: '${value}' not in ${JSON.stringify(input.options)}`),
    ]
  }
  if (input.type === 'FILE' && !files.has(String(value))) {
    return [fault('custom_validation_failed', 'Custom validation failed for node', `${name} - Invalid file: ${value}`)]
  }
  if (input.min !== undefined && Number(value) < input.min) {
    return [fault('value_smaller_than_min', `Value ${value} smaller than min of ${input.min}`, name)]
  }
  // The server itself rounds such values; here they are a mistake of ours.
  if (input.step && (Number(value) - (input.min ?? 0)) % input.step !== 0) {
    return [fault('exception_during_validation', 'Value is between two steps', `${name}: ${value}`)]
  }
  return []
}

function isLink(value: unknown): value is [string, number] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'number'
}

function fault(type: string, message: string, details: string): Fault {
  return { type, message, details, extra_info: {} }
}

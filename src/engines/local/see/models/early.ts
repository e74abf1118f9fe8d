import type { Graph, Node } from './graph.ts'

/**
 * Rounds to bytes before values are joined and not after it, since a quarter of the memory is then moved. Cutting off
 * below 0 (Relu) is left out where the lowest byte stands for 0 anyway. The bytes stay the same.
 */
export function roundEarly(graph: Graph): void {
  const makers = new Map(graph.nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)))
  graph.nodes = graph.nodes.flatMap((node) =>
    node.operator === 'QuantizeLinear' ? rounded(graph, node, makers) : [node],
  )
}

function rounded(graph: Graph, node: Node, makers: Map<string, Node>): Node[] {
  const [value = '', scale = '', zero = ''] = node.inputs
  const maker = makers.get(value)
  if (maker?.operator === 'Relu' && graph.constants.get(zero)?.data[0] === 0) {
    return rounded(graph, { ...node, inputs: [maker.inputs[0] ?? '', scale, zero] }, makers)
  }
  if (maker?.operator !== 'Concat') return [node]
  const name = node.outputs[0] ?? ''
  const parts = maker.inputs.map((input, index) => ({ input, part: `${name}.${index}` }))
  return [
    ...parts.flatMap(({ input, part }) =>
      rounded(graph, { ...node, inputs: [input, scale, zero], outputs: [part] }, makers),
    ),
    { ...maker, inputs: parts.map(({ part }) => part), outputs: [name] },
  ]
}

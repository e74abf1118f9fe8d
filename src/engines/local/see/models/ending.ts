import { type Builder, builder } from './builder.ts'
import { floatsOf, type Graph, makersOf, type Node } from './graph.ts'
import { forPhases, inPhases, PHASES } from './phases.ts'

/**
 * MODNet ends at full size: 16 channels, each enlarged features convolved with the picture's colours, half of them
 * normalised, then summed to one. This computes the same in phases at half the size ({@link inPhases}) until one channel is
 * left, so that nothing large is ever made of all 16. `convolution` names the last 3 × 3 one, whose normalisation is folded
 * in; the picture enters it times `gain`, so that features and colours fill the same range.
 */
export function endInPhases(graph: Graph, convolution: string, gain: number): void {
  const makers = makersOf(graph)
  const node = (output: string | undefined, operator: string): Node => {
    const maker = makers.get(output ?? '')
    if (maker?.operator !== operator) throw new TypeError(`${output} is not made by ${operator}`)
    return maker
  }
  const result = graph.outputs[0]?.name ?? ''
  const last = node(node(result, 'Sigmoid').inputs[0], 'Conv')
  const [, instance = ''] = node(node(last.inputs[0], 'Relu').inputs[0], 'Concat').inputs
  const normal = node(instance, 'InstanceNormalization')
  const joining = node(convolution, 'Conv')
  const [features, picture = ''] = node(joining.inputs[0], 'Concat').inputs
  const [small = ''] = node(features, 'Resize').inputs

  const end = graph.nodes.indexOf(joining)
  graph.nodes = graph.nodes.filter(({ operator }, index) => index < end || operator === 'Constant')
  const build = builder(graph, 'ending')
  const colours = build('Mul', [build('SpaceToDepth', [picture], { blocksize: 2 }), build.number(gain)])
  const joined = build('Concat', [small, colours], { axis: 1 })
  const channels = convolved(graph, build, joining, joined, gain)
  const half = floatsOf(graph, last.inputs[1] ?? '').data.length / 2
  const [first, second] = [0, 1].map((index) => {
    return build('Reshape', [
      build.slice(channels, index * half * PHASES, (index + 1) * half * PHASES, 1),
      build.integers([1, half, -1]),
    ])
  })
  const normalised = build('InstanceNormalization', [second ?? '', ...normal.inputs.slice(1)], normal.attributes)
  const sum = summed(graph, build, last, [first ?? '', normalised])
  const size = build.slice(build('Shape', [channels]), 2, 4, 0)
  const phases = build('Reshape', [sum, build('Concat', [build.integers([1, PHASES]), size], { axis: 0 })])
  build('DepthToSpace', [phases], { blocksize: 2, mode: 'DCR' }, result)
}

function convolved(graph: Graph, build: Builder, joining: Node, joined: string, gain: number): string {
  const [, weights = '', bias = ''] = joining.inputs
  const kernel = floatsOf(graph, weights)
  const [, inputs = 1] = kernel.shape
  const colours = 3
  const quieter = kernel.data.map((value, index) => {
    return Math.floor(index / 9) % inputs < inputs - colours ? value : value / gain
  })
  const large = inPhases({ ...kernel, data: quieter }, inputs - colours)
  const added = forPhases(floatsOf(graph, bias).data)
  const taken = [joined, build.constant(large.data, large.shape), build.constant(added, [added.length])]
  return build('Conv', taken, joining.attributes, joining.outputs[0])
}

/** The last convolution, which has one pixel and one channel, as products of halves of its weights; 0–1. */
function summed(graph: Graph, build: Builder, last: Node, halves: string[]): string {
  const [, weights = '', bias = ''] = last.inputs
  const { data } = floatsOf(graph, weights)
  const half = data.length / halves.length
  const sums = halves.map((channels, index) => {
    const factors = build.constant(data.slice(index * half, (index + 1) * half), [1, half])
    return build('MatMul', [factors, build('Relu', [channels])])
  })
  return build('Sigmoid', [build('Add', [build('Add', sums), bias])])
}

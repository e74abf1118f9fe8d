import type { Constant, Graph, Node } from './graph.ts'
import type { Size } from './networks.ts'

export type Builder = ReturnType<typeof builder>

/**
 * Adds nodes at the end of a graph; each call answers with the name of what it computes. Names of one builder begin with
 * `prefix`.
 */
export function builder(graph: Graph, prefix: string) {
  let made = 0
  const constant = (data: Constant['data'], shape: number[]) => {
    const name = `${prefix}.c${++made}`
    graph.constants.set(name, { data, shape })
    return name
  }
  const integers = (values: number[]) => constant(BigInt64Array.from(values, BigInt), [values.length])
  const add = (
    operator: string,
    inputs: string[],
    attributes: Node['attributes'] = {},
    name = `${prefix}.v${++made}`,
  ) => {
    graph.nodes.push({ operator, inputs, outputs: [name], attributes })
    return name
  }
  const resizeTo = (value: string, shape: string) =>
    add('Resize', [value, '', '', shape], { mode: 'linear', coordinate_transformation_mode: 'half_pixel' })
  return Object.assign(add, {
    constant,
    integers,
    resizeTo,
    number: (value: number) => constant(Float32Array.of(value), []),
    slice: (value: string, start: number, end: number, axis: number) =>
      add('Slice', [value, integers([start]), integers([end]), integers([axis])]),
    resize: (value: string, channels: number, { rows, columns }: Size) =>
      resizeTo(value, integers([1, channels, rows, columns])),
  })
}

import { type Builder, builder } from './builder.ts'
import { convertTflite } from './convert.ts'
import { BYTE, FLOAT, type Graph, INTEGER } from './graph.ts'
import { accelerateModnet } from './modnet.ts'
import { readOnnx } from './onnx.ts'
import { readTflite } from './tflite.ts'

export interface Size {
  rows: number
  columns: number
}

/** How a network that was made for one shape looks at a picture of another: scaled to `content`, grey around it. */
export interface Fit {
  network: Size
  content: Size
}

/** What all networks here take: `picture`, rgb24 of the size they were made for, as bytes 1 × rows × columns × 3. */
const PICTURE = 'picture'

/** The size at which one that takes any looks at its picture, rows and columns; multiples of 32. */
const DETAIL = 'detail'

const ANY = { rows: 'rows', columns: 'columns' }

/** MODNet for pictures of {@link ANY} size and {@link DETAIL}; answers `planes`, the person as bytes 1 × 1 × rows × columns. */
export function matteNetwork(weights: Uint8Array): Graph {
  const graph = readOnnx(weights)
  accelerateModnet(graph)
  const build = builder(graph, 'around')
  const inside = graph.nodes.splice(0)
  const [input, output] = [graph.inputs[0]?.name ?? '', graph.outputs[0]?.name ?? '']
  const taken = takePicture(graph, build, ANY)
  graph.inputs.push({ name: DETAIL, shape: [2], type: INTEGER })
  const shown = build.resizeTo(taken, build('Concat', [build.integers([1, 3]), DETAIL], { axis: 0 }))
  const scaled = build('Mul', [shown, build.number(1 / 127.5)])
  graph.nodes.push({ operator: 'Sub', inputs: [scaled, build.number(1)], outputs: [input], attributes: {} }, ...inside)
  const size = build.slice(build('Shape', [taken]), 2, 4, 0)
  const whole = build.resizeTo(output, build('Concat', [build.integers([1, 1]), size], { axis: 0 }))
  givePlanes(graph, build, whole, 1, ANY)
  return graph
}

/** The coarse matte for one size; answers like {@link matteNetwork}. */
export function segmenterNetwork(weights: Uint8Array, size: Size, fit: Fit): Graph {
  return around(weights, size, fit, 1, (_, person) => person)
}

/**
 * The classes for one size; answers `planes`: the person, then of the person hair, skin, face and clothes (what is left is
 * other things worn), as bytes 1 × 5 × rows × columns.
 */
export function classNetwork(weights: Uint8Array, size: Size, fit: Fit): Graph {
  return around(weights, size, fit, 5, (build, logits) => {
    // Shares of exponentials, as Softmax would give, whose own form is slow for so few classes. The limit keeps them finite.
    const weight = build('Exp', [build('Clip', [logits, build.number(-30), build.number(30)])])
    const ofPerson = build.slice(weight, 1, 6, 1)
    const people = build('ReduceSum', [ofPerson, build.integers([1])])
    const all = build('Add', [people, build.slice(weight, 0, 1, 1)])
    const parts = build('Div', [build.slice(ofPerson, 0, 4, 1), people])
    return build('Concat', [build('Div', [people, all]), parts], { axis: 1 })
  })
}

/** A network of MediaPipe's between a picture of our size and planes of our size. */
function around(
  weights: Uint8Array,
  size: Size,
  { network, content }: Fit,
  planes: number,
  finish: (build: Builder, output: string) => string,
): Graph {
  const graph = convertTflite(readTflite(weights), network)
  const build = builder(graph, 'around')
  const inside = graph.nodes.splice(0)
  const [input, output] = [graph.inputs[0]?.name ?? '', graph.outputs[0]?.name ?? '']
  const [above, left] = [(network.rows - content.rows) >> 1, (network.columns - content.columns) >> 1]
  const [below, right] = [network.rows - content.rows - above, network.columns - content.columns - left]

  const small = build.resize(takePicture(graph, build, size), 3, content)
  const pads = build.integers([0, 0, above, left, 0, 0, below, right])
  const padded = build('Pad', [small, pads, build.number(127.5)])
  const scaled = build('Mul', [padded, build.number(1 / 255)])
  graph.nodes.push({ operator: 'Transpose', inputs: [scaled], outputs: [input], attributes: { perm: [0, 2, 3, 1] } })
  graph.nodes.push(...inside)
  const planesFirst = finish(build, build('Transpose', [output], { perm: [0, 3, 1, 2] }))
  const rows = build.slice(planesFirst, above, above + content.rows, 2)
  const cropped = build.slice(rows, left, left + content.columns, 3)
  givePlanes(graph, build, build.resize(cropped, planes, size), planes, size)
  return graph
}

/** From bytes, channels last, to numbers 0–255, channels first. */
function takePicture(graph: Graph, build: Builder, { rows, columns }: Size | typeof ANY): string {
  graph.inputs = [{ name: PICTURE, shape: [1, rows, columns, 3], type: BYTE }]
  return build('Transpose', [build('Cast', [PICTURE], { to: FLOAT })], { perm: [0, 3, 1, 2] })
}

/** From 0–1 to bytes. */
function givePlanes(
  graph: Graph,
  build: Builder,
  value: string,
  planes: number,
  { rows, columns }: Size | typeof ANY,
): void {
  const scaled = build('Add', [build('Mul', [value, build.number(255)]), build.number(0.5)])
  graph.outputs = [{ name: 'planes', shape: [1, planes, rows, columns], type: BYTE }]
  graph.nodes.push({ operator: 'Cast', inputs: [scaled], outputs: ['planes'], attributes: { to: BYTE } })
}

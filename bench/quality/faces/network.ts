import { Table } from '../../../src/engines/local/see/models/flatbuffer.ts'
import type { Constant, Graph } from '../../../src/engines/local/see/models/graph.ts'
import { writeOnnx } from '../../../src/engines/local/see/models/onnx.ts'

/** A tensor of TensorFlow Lite's file; pictures are rows × columns × channels there, and channels first once converted. */
interface Tensor {
  shape: number[]
  /** Null for what is computed. */
  data: Float32Array | Int32Array | null
}

interface Operator {
  number: number
  inputs: number[]
  output: number
  options: Table | null
}

/** BuiltinOperator in TensorFlow Lite's schema.fbs, as far as face detectors go. */
const [ADD, CONCATENATION, CONV, DEPTHWISE, DEQUANTIZE, MAX_POOL, RELU, RESHAPE, PAD] = [0, 2, 3, 4, 6, 17, 19, 22, 34]

/** A small detector of TensorFlow Lite as ONNX. The product's converter lacks padding, pooling and joining. Throws on others. */
export function detectorAsOnnx(file: Uint8Array): Uint8Array {
  const model = Table.root(file)
  const numbers = model.tables(1).map((code) => Math.max(code.int8(0), code.int32(3)))
  const buffers = model.tables(4)
  const [part] = model.tables(2)
  if (!part) throw new TypeError('a TensorFlow Lite file without a graph')
  const tensors = part.tables(0).map((tensor) => readTensor(tensor, buffers))
  const graph: Graph = { inputs: [], outputs: [], nodes: [], constants: new Map(), operatorSet: 17 }
  const writer = new Writer(graph, tensors)
  const value = (index: number) => ({ name: `t${index}`, shape: tensors[index]?.shape ?? [] })
  graph.inputs = part.int32s(1).map((index) => ({ ...value(index), name: 'picture' }))
  graph.outputs = part.int32s(2).map(value)
  for (const index of part.int32s(1)) writer.node('Transpose', ['picture'], index, { perm: [0, 3, 1, 2] })
  for (const operator of part.tables(3)) {
    writer.convert({
      number: numbers[operator.int32(0)] ?? -1,
      inputs: operator.int32s(1),
      output: operator.int32s(2)[0] ?? -1,
      options: operator.table(4),
    })
  }
  return writeOnnx(graph)
}

class Writer {
  readonly #graph: Graph
  readonly #tensors: Tensor[]

  constructor(graph: Graph, tensors: Tensor[]) {
    this.#graph = graph
    this.#tensors = tensors
  }

  convert(operator: Operator): void {
    const { number, inputs, output, options } = operator
    const [from = -1, second = -1] = inputs
    const shape = BigInt64Array.from(this.#shape(output), BigInt)
    if (number === DEQUANTIZE) this.#tensors[output] = { shape: this.#shape(from), data: this.#data(from) }
    else if (number === CONV || number === DEPTHWISE) this.#convolve(operator)
    else if (number === ADD) this.#activated('Add', inputs.map(nameOf), output, options?.int8(0) ?? 0)
    else if (number === RELU) this.node('Relu', [nameOf(from)], output)
    else if (number === PAD) {
      const rows = [...this.#data(second)]
      const at = (axis: number, side: number) => BigInt(rows[axis * 2 + side] ?? 0)
      const pads = BigInt64Array.from([0, 1].flatMap((side) => [0, 3, 1, 2].map((axis) => at(axis, side))))
      this.node('Pad', [nameOf(from), this.#constant(`p${output}`, pads, [8])], output)
    } else if (number === MAX_POOL) {
      const kernel = [options?.int32(4) ?? 2, options?.int32(3) ?? 2]
      const strides = [options?.int32(2) ?? 2, options?.int32(1) ?? 2]
      this.node('MaxPool', [nameOf(from)], output, { kernel_shape: kernel, strides })
    } else if (number === RESHAPE) {
      // Only heads are reshaped: to the order of the file first.
      this.node('Transpose', [nameOf(from)], `h${output}`, { perm: [0, 2, 3, 1] })
      this.node('Reshape', [`h${output}`, this.#constant(`s${output}`, shape, [shape.length])], output)
    } else if (number === CONCATENATION) {
      this.node('Concat', inputs.map(nameOf), output, { axis: options?.int32(0) ?? 0 })
    } else throw new TypeError(`no conversion for the TensorFlow Lite operator ${number}`)
  }

  node(operator: string, inputs: string[], output: number | string, attributes = {}): void {
    const outputs = [typeof output === 'number' ? nameOf(output) : output]
    this.#graph.nodes.push({ operator, inputs, outputs, attributes })
  }

  /** Weights are `outputs × rows × columns × inputs`, or `1 × rows × columns × outputs` where each channel is on its own. */
  #convolve({ number, inputs: [from = -1, weights = -1, bias = -1], output, options }: Operator): void {
    const depthwise = number === DEPTHWISE
    const [first = 1, rows = 1, columns = 1, last = 1] = this.#shape(weights)
    const [outputs, channels] = depthwise ? [last, first] : [first, last]
    const data = this.#data(weights)
    const ordered = new Float32Array(data.length)
    const area = rows * columns
    for (let i = 0; i < data.length; i++) {
      const [outer, cell, inner] = [Math.floor(i / (area * last)), Math.floor(i / last) % area, i % last]
      ordered[depthwise ? inner * area + cell : (outer * last + inner) * area + cell] = data[i] ?? 0
    }
    const strides = [options?.int32(2, 1) ?? 1, options?.int32(1, 1) ?? 1]
    const parameters = [
      this.#constant(`w${output}`, ordered, [outputs, channels, rows, columns]),
      this.#constant(`b${output}`, Float32Array.from(this.#data(bias)), this.#shape(bias)),
    ]
    const same = (options?.int8(0) ?? 0) === 0
    this.#activated('Conv', [nameOf(from), ...parameters], output, options?.int8(depthwise ? 4 : 3) ?? 0, {
      ...{ kernel_shape: [rows, columns], strides, group: depthwise ? last : 1 },
      auto_pad: same ? 'SAME_UPPER' : 'VALID',
    })
  }

  #activated(operator: string, inputs: string[], output: number, activation: number, attributes = {}): void {
    if (activation > 1) throw new TypeError(`unknown TensorFlow Lite activation ${activation}`)
    this.node(operator, inputs, activation ? `a${output}` : output, attributes)
    if (activation) this.node('Relu', [`a${output}`], output)
  }

  #shape(index: number): number[] {
    return this.#tensors[index]?.shape ?? []
  }

  #data(index: number): Float32Array | Int32Array {
    const data = this.#tensors[index]?.data
    if (!data) throw new TypeError(`tensor ${index} is no constant`)
    return data
  }

  #constant(name: string, data: Constant['data'], shape: number[]): string {
    this.#graph.constants.set(name, { data, shape })
    return name
  }
}

function nameOf(tensor: number): string {
  return `t${tensor}`
}

/** TensorType in the schema: 0 is float32, 1 is float16, 2 is int32. */
function readTensor(tensor: Table, buffers: Table[]): Tensor {
  const bytes = buffers[tensor.int32(2)]?.bytes(0)
  const shape = tensor.int32s(0)
  if (!bytes?.length) return { shape, data: null }
  const { buffer } = Uint8Array.from(bytes)
  const type = tensor.int8(1)
  if (type === 1) return { shape, data: Float32Array.from(new Uint16Array(buffer), floatOfHalf) }
  return { shape, data: type === 2 ? new Int32Array(buffer) : new Float32Array(buffer) }
}

/** IEEE 754 binary16. */
function floatOfHalf(half: number): number {
  const [sign, exponent, fraction] = [half >> 15 ? -1 : 1, (half >> 10) & 31, half & 1023]
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

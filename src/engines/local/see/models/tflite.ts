import { Table } from './flatbuffer.ts'

/** A network as TensorFlow Lite stores it; tensors of pictures are rows × columns × channels, channels last. */
export interface TfliteModel {
  tensors: TfliteTensor[]
  operators: TfliteOperator[]
  /** Indices of tensors, as everywhere below; −1 stands for none. */
  inputs: number[]
  outputs: number[]
}

export interface TfliteTensor {
  name: string
  shape: number[]
  type: 'float32' | 'float16' | 'int32'
  /** Little endian; null for what is computed. */
  data: Uint8Array | null
}

export interface TfliteOperator {
  /** The schema's name, or the custom operator's own. */
  name: string
  inputs: number[]
  outputs: number[]
  options: Table | null
  customOptions: Uint8Array | null
}

/** Numbers of BuiltinOperator in TensorFlow Lite's schema.fbs that occur in the models we read. */
const OPERATORS: Record<number, string> = {
  0: 'ADD',
  1: 'AVERAGE_POOL_2D',
  3: 'CONV_2D',
  4: 'DEPTHWISE_CONV_2D',
  6: 'DEQUANTIZE',
  14: 'LOGISTIC',
  18: 'MUL',
  19: 'RELU',
  22: 'RESHAPE',
  23: 'RESIZE_BILINEAR',
  25: 'SOFTMAX',
  39: 'TRANSPOSE',
  67: 'TRANSPOSE_CONV',
  74: 'SUM',
  97: 'RESIZE_NEAREST_NEIGHBOR',
  117: 'HARD_SWISH',
}
const CUSTOM = 32

/** TensorType in the schema. */
const TYPES = { 0: 'float32', 1: 'float16', 2: 'int32' } as const

/** Reads a .tflite file; throws a TypeError for anything that these models do not use. */
export function readTflite(file: Uint8Array): TfliteModel {
  if (Buffer.from(file.subarray(4, 8)).toString('latin1') !== 'TFL3') throw new TypeError('not a TensorFlow Lite file')
  const model = Table.root(file)
  const names = model.tables(1).map(operatorName)
  const buffers = model.tables(4)
  const graph = model.tables(2)[0]
  if (!graph) throw new TypeError('a TensorFlow Lite file without a graph')
  return {
    tensors: graph.tables(0).map((tensor) => readTensor(tensor, buffers)),
    inputs: graph.int32s(1),
    outputs: graph.int32s(2),
    operators: graph.tables(3).map((operator) => ({
      name: names[operator.int32(0)] ?? '',
      inputs: operator.int32s(1),
      outputs: operator.int32s(2),
      options: operator.table(4),
      customOptions: operator.bytes(5),
    })),
  }
}

/** Older files keep the number in an 8-bit field, newer ones in a 32-bit one; the larger counts. */
function operatorName(code: Table): string {
  const number = Math.max(code.int8(0), code.int32(3))
  const name = number === CUSTOM ? code.text(1) : OPERATORS[number]
  if (!name) throw new TypeError(`unknown TensorFlow Lite operator ${number}`)
  return name
}

function readTensor(tensor: Table, buffers: Table[]): TfliteTensor {
  const type = TYPES[tensor.int8(1) as keyof typeof TYPES]
  if (!type) throw new TypeError(`unknown TensorFlow Lite type ${tensor.int8(1)}`)
  const data = buffers[tensor.int32(2)]?.bytes(0) ?? null
  return { name: tensor.text(3), shape: tensor.int32s(0), type, data: data?.length ? data : null }
}

import {
  type Attribute,
  type Constant,
  dataOfType,
  dataTypeOf,
  FLOAT,
  type Graph,
  type Node,
  type Value,
} from './graph.ts'
import { bytes, float, integer, Message, message, text } from './protobuf.ts'

/** ONNX's file format 8, the one of operator sets 15 to 18; older sets may stand in it too. */
const FORMAT = 8

/** AttributeProto.AttributeType. */
const KINDS = { float: 1, integer: 2, text: 3, tensor: 4, integers: 7 }

/** An .onnx file; numbers of fields are those of onnx.proto. */
export function writeOnnx(graph: Graph): Uint8Array {
  const body = message(
    ...graph.nodes.map((node) => bytes(1, nodeMessage(node))),
    text(2, 'graph'),
    ...[...graph.constants].map(([name, constant]) => bytes(5, tensorMessage(constant, name))),
    ...graph.inputs.map((value) => bytes(11, valueMessage(value))),
    ...graph.outputs.map((value) => bytes(12, valueMessage(value))),
  )
  return message(
    integer(1, FORMAT),
    text(2, 'retake'),
    bytes(7, body),
    bytes(8, message(text(1, ''), integer(2, graph.operatorSet))),
    bytes(8, message(text(1, 'com.microsoft'), integer(2, 1))),
  )
}

function nodeMessage({ operator, inputs, outputs, attributes }: Node): Uint8Array {
  return message(
    ...inputs.map((input) => text(1, input)),
    ...outputs.map((output) => text(2, output)),
    text(4, operator),
    ...Object.entries(attributes).map(([name, value]) => bytes(5, message(text(1, name), ...attributeFields(value)))),
  )
}

function attributeFields(value: Attribute): Uint8Array[] {
  if (typeof value === 'number') return [integer(3, value), integer(20, KINDS.integer)]
  if (typeof value === 'string') return [text(4, value), integer(20, KINDS.text)]
  if (Array.isArray(value)) return [...value.map((item) => integer(8, item)), integer(20, KINDS.integers)]
  if ('float' in value) return [float(2, value.float), integer(20, KINDS.float)]
  return [bytes(5, tensorMessage(value)), integer(20, KINDS.tensor)]
}

function tensorMessage({ shape, data }: Constant, name = ''): Uint8Array {
  return message(
    ...shape.map((length) => integer(1, length)),
    integer(2, dataTypeOf(data)),
    text(8, name),
    bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  )
}

function valueMessage({ name, shape, type = FLOAT }: Value): Uint8Array {
  const lengths = shape.map((length) => bytes(1, typeof length === 'number' ? integer(1, length) : text(2, length)))
  const tensorType = message(integer(1, type), bytes(2, message(...lengths)))
  return message(text(1, name), bytes(2, bytes(1, tensorType)))
}

/** Reads an .onnx file; throws a TypeError for what {@link Graph} has no place for. */
export function readOnnx(file: Uint8Array): Graph {
  const model = new Message(file)
  const graph = model.messages(7)[0]
  if (!graph) throw new TypeError('an ONNX file without a graph')
  const sets = model.messages(8).filter((set) => (set.texts(1)[0] ?? '') === '')
  const constants = new Map<string, Constant>()
  for (const tensor of graph.messages(5)) constants.set(tensor.texts(8)[0] ?? '', readTensor(tensor))
  const isComputed = (value: Value) => !constants.has(value.name)
  return {
    nodes: graph.messages(1).map(readNode),
    constants,
    inputs: graph.messages(11).map(readValue).filter(isComputed),
    outputs: graph.messages(12).map(readValue),
    operatorSet: Number(sets[0]?.integers(2)[0] ?? 1),
  }
}

function readNode(node: Message): Node {
  const attributes = node.messages(5).map((item) => [item.texts(1)[0] ?? '', readAttribute(item)] as const)
  return {
    operator: node.texts(4)[0] ?? '',
    inputs: node.texts(1),
    outputs: node.texts(2),
    attributes: Object.fromEntries(attributes),
  }
}

function readAttribute(attribute: Message): Attribute {
  const kind = Number(attribute.integers(20)[0])
  const tensor = attribute.messages(5)[0]
  if (kind === KINDS.integer) return Number(attribute.integers(3)[0] ?? 0n)
  if (kind === KINDS.integers) return attribute.integers(8).map(Number)
  if (kind === KINDS.text) return attribute.texts(4)[0] ?? ''
  if (kind === KINDS.float) return { float: readFloat(attribute.blobs(2)[0]) }
  if (kind === KINDS.tensor && tensor) return readTensor(tensor)
  throw new TypeError(`an ONNX attribute of a kind we do not read: ${kind}`)
}

const readFloat = (fixed: Uint8Array | undefined) => (fixed ? Buffer.from(fixed).readFloatLE() : 0)

function readTensor(tensor: Message): Constant {
  const raw = tensor.blobs(9)[0]
  const type = Number(tensor.integers(2)[0])
  const shape = tensor.integers(1).map(Number)
  // Lengths of 0 and tensors whose numbers stand in typed fields do not occur in what we read, but for floats.
  return { shape, data: dataOfType(type, raw ?? Buffer.concat(tensor.blobs(4))) }
}

function readValue(value: Message): Value {
  const lengths = value.messages(2)[0]?.messages(1)[0]?.messages(2)[0]?.messages(1) ?? []
  return {
    name: value.texts(1)[0] ?? '',
    shape: lengths.map((length) => length.texts(2)[0] ?? Number(length.integers(1)[0] ?? 0n)),
  }
}

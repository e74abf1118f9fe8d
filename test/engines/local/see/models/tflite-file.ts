/** What a hand-made TensorFlow Lite file holds: one graph of one operator after the other. */
export interface Sketch {
  tensors: { shape: number[]; data?: Float32Array | Int32Array }[]
  operators: { code: number; inputs: number[]; outputs: number[]; options?: Field[] }[]
  inputs: number[]
  outputs: number[]
}

/** A field of a table: its number in the schema and what stands there. */
type Field = [number: number, value: Value]
type Value = { int8: number } | { int32: number } | { table: Field[] } | { tables: Field[][] } | Int32Array | Uint8Array

/** Writes FlatBuffers the plain way: each table with its vtable in front, what it points to behind it. */
export function tfliteFile({ tensors, operators, inputs, outputs }: Sketch): Uint8Array {
  const codes = [...new Set(operators.map(({ code }) => code))]
  const graph: Field[] = [
    [
      0,
      {
        tables: tensors.map(({ shape, data }, index) => [
          [0, Int32Array.from(shape)],
          [1, { int8: data instanceof Int32Array ? 2 : 0 }],
          [2, { int32: index + 1 }],
        ]),
      },
    ],
    [1, Int32Array.from(inputs)],
    [2, Int32Array.from(outputs)],
    [
      3,
      {
        tables: operators.map(({ code, inputs, outputs, options = [] }) => [
          [0, { int32: codes.indexOf(code) }],
          [1, Int32Array.from(inputs)],
          [2, Int32Array.from(outputs)],
          [4, { table: options }],
        ]),
      },
    ],
  ]
  const buffers: Field[][] = [
    [],
    ...tensors.map(({ data }): Field[] => (data ? [[0, new Uint8Array(data.buffer)]] : [])),
  ]
  const bytes: number[] = [0, 0, 0, 0, ...Buffer.from('TFL3')]
  const root = writeTable(bytes, [
    [
      1,
      {
        tables: codes.map((code): Field[] => [
          [0, { int8: code }],
          [3, { int32: code }],
        ]),
      },
    ],
    [2, { tables: [graph] }],
    [4, { tables: buffers }],
  ])
  put32(bytes, 0, root)
  return Uint8Array.from(bytes)
}

function writeTable(bytes: number[], fields: Field[]): number {
  const slots = Math.max(-1, ...fields.map(([number]) => number)) + 1
  const vtable = bytes.length
  bytes.push(...new Array<number>(4 + slots * 2).fill(0))
  while (bytes.length % 4) bytes.push(0)
  const table = bytes.length
  bytes.push(...new Array<number>(4 + fields.length * 4).fill(0))
  put16(bytes, vtable, 4 + slots * 2)
  put16(bytes, vtable + 2, 4 + fields.length * 4)
  put32(bytes, table, table - vtable)
  for (const [index, [number, value]] of fields.entries()) {
    const at = table + 4 + index * 4
    put16(bytes, vtable + 4 + number * 2, at - table)
    if ('int8' in value) bytes[at] = value.int8 & 255
    else if ('int32' in value) put32(bytes, at, value.int32)
    else put32(bytes, at, writeValue(bytes, value) - at)
  }
  return table
}

function writeValue(bytes: number[], value: Exclude<Value, { int8: number } | { int32: number }>): number {
  if ('table' in value) return writeTable(bytes, value.table)
  const start = bytes.length
  if (!('tables' in value)) {
    bytes.push(0, 0, 0, 0, ...new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
    while (bytes.length % 4) bytes.push(0)
    put32(bytes, start, value.length)
    return start
  }
  bytes.push(...new Array<number>(4 + value.tables.length * 4).fill(0))
  put32(bytes, start, value.tables.length)
  for (const [index, table] of value.tables.entries()) {
    const at = start + 4 + index * 4
    put32(bytes, at, writeTable(bytes, table) - at)
  }
  return start
}

function put16(bytes: number[], at: number, value: number): void {
  bytes[at] = value & 255
  bytes[at + 1] = value >> 8
}

function put32(bytes: number[], at: number, value: number): void {
  put16(bytes, at, value & 0xffff)
  put16(bytes, at + 2, (value >>> 16) & 0xffff)
}

/** Wire types of Protocol Buffers (https://protobuf.dev/programming-guides/encoding). */
const VARINT = 0
const BYTES = 2
const FIXED32 = 5
const FIXED64 = 1

type Field = Uint8Array

/** A message is its fields one after the other. */
export const message = (...fields: Field[]): Uint8Array => Buffer.concat(fields)

export const integer = (field: number, value: number | bigint): Field =>
  message(varint((field << 3) | VARINT), varint(value))

export const bytes = (field: number, value: Uint8Array): Field =>
  message(varint((field << 3) | BYTES), varint(value.length), value)

export const text = (field: number, value: string): Field => bytes(field, Buffer.from(value))

export function float(field: number, value: number): Field {
  const fixed = Buffer.alloc(4)
  fixed.writeFloatLE(value)
  return message(varint((field << 3) | FIXED32), fixed)
}

/** Seven bits a byte, the lowest first; negative numbers as 64-bit two's complement. */
function varint(value: number | bigint): Uint8Array {
  let rest = BigInt.asUintN(64, BigInt(value))
  const encoded: number[] = []
  do {
    const bits = Number(rest & 127n)
    rest >>= 7n
    encoded.push(rest > 0n ? bits | 128 : bits)
  } while (rest > 0n)
  return Uint8Array.from(encoded)
}

/** A message's fields by number, in the order they stand; integers as bigint, all else as its bytes. */
export class Message {
  readonly #fields = new Map<number, (bigint | Uint8Array)[]>()

  constructor(encoded: Uint8Array) {
    let at = 0
    const take = (length: number) => {
      if (at + length > encoded.length) throw new TypeError('a damaged Protocol Buffers message')
      at += length
      return encoded.subarray(at - length, at)
    }
    const varint = () => {
      let value = 0n
      for (let shift = 0n; ; shift += 7n) {
        const byte = take(1)[0] ?? 0
        value |= BigInt(byte & 127) << shift
        if (byte < 128) return BigInt.asIntN(64, value)
      }
    }
    while (at < encoded.length) {
      const key = Number(varint())
      const read = {
        [VARINT]: varint,
        [BYTES]: () => take(Number(varint())),
        [FIXED32]: () => take(4),
        [FIXED64]: () => take(8),
      }[key & 7]
      if (!read) throw new TypeError('a damaged Protocol Buffers message')
      const values = this.#fields.get(key >> 3) ?? []
      values.push(read())
      this.#fields.set(key >> 3, values)
    }
  }

  integers(field: number): bigint[] {
    return this.#all(field).flatMap((value) => (typeof value === 'bigint' ? [value] : unpack(value)))
  }

  blobs(field: number): Uint8Array[] {
    return this.#all(field).filter((value) => typeof value !== 'bigint')
  }

  messages(field: number): Message[] {
    return this.blobs(field).map((encoded) => new Message(encoded))
  }

  texts(field: number): string[] {
    return this.blobs(field).map((encoded) => Buffer.from(encoded).toString('utf8'))
  }

  #all(field: number): (bigint | Uint8Array)[] {
    return this.#fields.get(field) ?? []
  }
}

/** Repeated integers may stand packed in one field. */
function unpack(packed: Uint8Array): bigint[] {
  const values: bigint[] = []
  let value = 0n
  let shift = 0n
  for (const byte of packed) {
    value |= BigInt(byte & 127) << shift
    shift += 7n
    if (byte >= 128) continue
    values.push(BigInt.asIntN(64, value))
    value = 0n
    shift = 0n
  }
  return values
}

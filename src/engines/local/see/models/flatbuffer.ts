/**
 * One table of a FlatBuffers file, read in place. A table starts with the distance back to its vtable, which holds for
 * each field the distance from the table's start, 0 where the field has its default (https://flatbuffers.dev/internals).
 */
export class Table {
  readonly #view: DataView
  readonly #start: number

  constructor(view: DataView, start: number) {
    this.#view = view
    this.#start = start
  }

  /** The file's root table. */
  static root(bytes: Uint8Array): Table {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return new Table(view, view.getUint32(0, true))
  }

  int8(field: number, missing = 0): number {
    const at = this.#field(field)
    return at === 0 ? missing : this.#view.getInt8(at)
  }

  int32(field: number, missing = 0): number {
    const at = this.#field(field)
    return at === 0 ? missing : this.#view.getInt32(at, true)
  }

  text(field: number): string {
    return Buffer.from(this.bytes(field) ?? []).toString('utf8')
  }

  table(field: number): Table | null {
    const at = this.#field(field)
    return at === 0 ? null : new Table(this.#view, this.#follow(at))
  }

  tables(field: number): Table[] {
    return this.#vector(field, 4, (at) => new Table(this.#view, this.#follow(at)))
  }

  int32s(field: number): number[] {
    return this.#vector(field, 4, (at) => this.#view.getInt32(at, true))
  }

  /** A vector of bytes without copying; null where there is none. */
  bytes(field: number): Uint8Array | null {
    const at = this.#field(field)
    if (at === 0) return null
    const start = this.#follow(at)
    return new Uint8Array(this.#view.buffer, this.#view.byteOffset + start + 4, this.#view.getUint32(start, true))
  }

  #vector<Item>(field: number, size: number, read: (at: number) => Item): Item[] {
    const at = this.#field(field)
    if (at === 0) return []
    const start = this.#follow(at)
    return Array.from({ length: this.#view.getUint32(start, true) }, (_, index) => read(start + 4 + index * size))
  }

  /** Where a field's value lies; 0 where it has its default. */
  #field(field: number): number {
    const vtable = this.#start - this.#view.getInt32(this.#start, true)
    const entry = 4 + field * 2
    if (entry >= this.#view.getUint16(vtable, true)) return 0
    const distance = this.#view.getUint16(vtable + entry, true)
    return distance === 0 ? 0 : this.#start + distance
  }

  #follow(at: number): number {
    return at + this.#view.getUint32(at, true)
  }
}

import { type Kernels, openKernels } from './kernels.ts'

/** Vectors of 16 bytes are read and written: everything begins at such a place and has some room after it. */
const VECTOR = 16

const PAGE = 65536

/**
 * Memory in WebAssembly in named parts, a struct that says where they lie, and the loops that work on them. Pages that
 * nobody touches cost nothing.
 */
export class Room<Part extends string> {
  readonly #memory: WebAssembly.Memory
  readonly #kernels: Kernels
  readonly #struct: number
  readonly #places = new Map<string, number>()

  /** Lengths are in bytes. */
  constructor(parts: Record<Part, number>, structLength: number) {
    const sizes = Object.entries<number>(parts) as [Part, number][]
    const spaced = (length: number) => Math.ceil(length / VECTOR) * VECTOR + VECTOR
    const length = sizes.reduce((sum, [, size]) => sum + spaced(size), spaced(structLength))
    // The module itself keeps next to nothing in memory.
    this.#memory = new WebAssembly.Memory({ initial: Math.ceil(length / PAGE) + 1 })
    this.#kernels = openKernels(this.#memory)
    this.#struct = Math.ceil(this.#kernels.base.value / VECTOR) * VECTOR
    let at = this.#struct + spaced(structLength)
    for (const [name, size] of sizes) {
      this.#places.set(name, at)
      at += spaced(size)
    }
  }

  placeOf(part: Part): number {
    return this.#places.get(part) ?? 0
  }

  /** The struct's fields: places in memory, whole numbers and floats, four bytes each. */
  setStruct(values: readonly number[], first = 0): void {
    new Int32Array(this.#memory.buffer, this.#struct + 4 * first, values.length).set(values)
  }

  setStructFloats(values: readonly number[], first: number): void {
    new Float32Array(this.#memory.buffer, this.#struct + 4 * first, values.length).set(values)
  }

  /** Runs one of the loops on the struct. */
  run<Name extends keyof Omit<Kernels, 'base'>>(name: Name, value = 0): ReturnType<Kernels[Name]> {
    return this.#kernels[name](this.#struct, value) as ReturnType<Kernels[Name]>
  }

  bytes(part: Part, length: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, this.placeOf(part), length)
  }

  shorts(part: Part, length: number): Int16Array {
    return new Int16Array(this.#memory.buffer, this.placeOf(part), length)
  }

  words(part: Part, length: number): Int32Array {
    return new Int32Array(this.#memory.buffer, this.placeOf(part), length)
  }

  doubles(part: Part, length: number): Float64Array {
    return new Float64Array(this.#memory.buffer, this.placeOf(part), length)
  }

  floats(part: Part, length: number): Float32Array {
    return new Float32Array(this.#memory.buffer, this.placeOf(part), length)
  }
}

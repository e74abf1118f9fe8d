import { emptyPlanes, type Layers } from './layers.ts'
import { type Flow, halfOf } from './motion/flow.ts'
import { Warp } from './motion/warp.ts'

/** Carries layers along motion. */
export class Carry {
  readonly #whole: Warp
  readonly #half: Warp

  /** Of the sight; `classes` shares come with each person. */
  constructor(width: number, height: number, classes: number) {
    this.#whole = new Warp(width, height, 1)
    this.#half = new Warp(halfOf(width), halfOf(height), 0.5, classes)
  }

  /** `target(p) = layers(p + flow(p))`. */
  carry(layers: Layers, flow: Flow, target: { person: Uint8Array; shares: Uint8Array[] }): void {
    this.#whole.carry([layers.person], flow, layers.box, [target.person])
    this.#half.carry(layers.shares, flow, layers.box, target.shares)
  }
}

/** Room for layers of a sight of this size. */
export function roomFor(width: number, height: number, classes: number): { person: Uint8Array; shares: Uint8Array[] } {
  return { person: new Uint8Array(width * height), shares: emptyPlanes(classes, halfOf(width) * halfOf(height)) }
}

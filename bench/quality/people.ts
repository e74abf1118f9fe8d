import type { FrameSize } from '../../src/engines/frame-size.ts'
import type { Picture } from '../../src/engines/local/compose/picture.ts'
import { type Impression, openEyes } from '../../src/engines/local/see/infer/eyes.ts'
import { MODELS } from './perform.ts'
import { warp } from './warp.ts'

/** Sees people in single pictures, without any smoothing over time. */
export interface People {
  width: number
  height: number
  look(picture: Picture): Promise<Impression>
  close(): Promise<void>
}

/** The product's own networks: what they overlook, a person has to find on the contact sheets. */
export async function openPeople({ width, height }: FrameSize): Promise<People> {
  const eyes = await openEyes({ models: MODELS, width, height, needs: { matte: true, parts: true } })
  return {
    width: eyes.width,
    height: eyes.height,
    look: (picture) => {
      const [scaleX, scaleY] = [picture.width / eyes.width, picture.height / eyes.height]
      return eyes.look(Uint8Array.from(warp(picture, { scaleX, scaleY, turn: 0, x: 0, y: 0 }, eyes)))
    },
    close: () => eyes.close(),
  }
}

import type { Frame } from 'node-av'
import { Ahead, type AheadOptions } from './ahead.ts'
import { Camera } from './camera.ts'
import type { Eyes } from './eyes.ts'
import { splitClothes } from './hips.ts'
import { motionOf } from './motion/flow.ts'
import { boxOf } from './motion/warp.ts'
import { partOf } from './parts.ts'
import type { Parts, Sight } from './sight.ts'
import { Timeline, type View } from './timeline.ts'

/**
 * Sees every frame by looking at some: key frames are looked at and steadied, those between carry what was seen along
 * motion. Frames come out in order, each the taker's to free; those that nobody took are freed when the generator
 * ends. The eyes stay open. Fails with whatever the frames or the eyes fail with.
 */
export async function* seeing(
  frames: AsyncIterable<Frame>,
  eyes: Eyes,
  options: AheadOptions,
): AsyncGenerator<{ frame: Frame; sight: Sight }, void, void> {
  const ahead = new Ahead(frames, eyes, options)
  const camera = new Camera(eyes.width, eyes.height)
  try {
    for await (const view of new Timeline(ahead, eyes.width, eyes.height).views()) {
      const sight = sightOf(view, eyes, camera)
      options.tally.add(sight)
      yield { frame: view.moment.frame, sight }
    }
  } finally {
    await ahead.close()
  }
}

function sightOf(view: View, { width, height }: { width: number; height: number }, camera: Camera): Sight {
  const { back } = view.moment
  return {
    width,
    height,
    person: view.person,
    parts: partsOf(view, width, height),
    cut: back === null,
    motion: back && motionOf(back, width, height),
    pan: camera.follow(back, view.person),
  }
}

function partsOf({ person, shares, hips }: View, width: number, height: number): Parts | null {
  const [hair, face, skin, clothes] = shares
  if (!hair || !face || !skin || !clothes) return null
  const box = boxOf(person, width, height)
  const { top, bottom } = splitClothes(clothes, hips)
  const part = (share: Uint8Array) => partOf(person, share, box, width, height)
  return { hair: part(hair), face: part(face), skin: part(skin), top: part(top), bottom: part(bottom) }
}

import type { Frame } from 'node-av'
import { Ahead, type AheadOptions } from './ahead.ts'
import { Camera } from './camera.ts'
import type { Eyes } from './eyes.ts'
import { splitClothes } from './hips.ts'
import { motionOf } from './motion/flow.ts'
import { boxOf } from './motion/warp.ts'
import { PartMaker } from './parts.ts'
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
  const maker = new PartMaker(eyes.width, eyes.height)
  try {
    for await (const view of new Timeline(ahead, eyes.width, eyes.height).views()) {
      const sight = sightOf(view, eyes, camera, maker)
      options.tally.add(sight)
      yield { frame: view.moment.frame, sight }
    }
  } finally {
    await ahead.close()
  }
}

function sightOf(view: View, { width, height }: Eyes, camera: Camera, maker: PartMaker): Sight {
  const { back } = view.moment
  return {
    width,
    height,
    person: view.person,
    parts: partsOf(view, width, height, maker),
    cut: back === null,
    motion: back && motionOf(back, width, height),
    pan: camera.follow(back, view.person),
  }
}

function partsOf({ person, shares, hips }: View, width: number, height: number, maker: PartMaker): Parts | null {
  const [hair, face, skin, clothes] = shares
  if (!hair || !face || !skin || !clothes) return null
  const split = splitClothes(clothes, hips)
  const all = maker.partsOf(person, [hair, face, skin, split.top, split.bottom], boxOf(person, width, height))
  const [hairs, faces, skins, top, bottom] = all as [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array]
  return { hair: hairs, face: faces, skin: skins, top, bottom }
}

import type { Frame } from 'node-av'
import { Ahead } from './ahead.ts'
import { Camera } from './camera.ts'
import type { Eyes } from './eyes.ts'
import { CLOTHES, FACE, HAIR, PERSON, SKIN } from './layers.ts'
import type { Moment } from './moments.ts'
import { motionOf } from './motion/flow.ts'
import type { Parts, Sight } from './sight.ts'
import type { Tally } from './tally.ts'
import { Timeline } from './timeline.ts'

export interface SeeingOptions {
  /** Of the clip, frames a second: a few looks a second are enough for any. */
  frameRate: number
  /** Counts what is seen. */
  tally: Tally
}

/**
 * Sees every frame by looking at some: key frames are looked at and steadied, those between carry what was seen along
 * motion. Frames come out in order, each the taker's to free; those that nobody took are freed when the generator
 * ends. The eyes stay open. Fails with whatever the frames or the eyes fail with.
 */
export async function* seeing(
  frames: AsyncIterable<Frame>,
  eyes: Eyes,
  { frameRate, tally }: SeeingOptions,
): AsyncGenerator<{ frame: Frame; sight: Sight }, void, void> {
  const ahead = new Ahead(frames, eyes, frameRate)
  const camera = new Camera(eyes.width, eyes.height)
  try {
    for await (const { moment, planes } of new Timeline(ahead, eyes.width, eyes.height).views()) {
      const sight = sightOf(moment, planes, eyes, camera)
      tally.add(sight)
      yield { frame: moment.frame, sight }
    }
  } finally {
    await ahead.close()
  }
}

function sightOf(
  { back }: Moment,
  planes: readonly Uint8Array[],
  { width, height }: { width: number; height: number },
  camera: Camera,
): Sight {
  const person = planes[PERSON] ?? new Uint8Array(width * height)
  return {
    width,
    height,
    person,
    parts: partsOf(planes),
    cut: back === null,
    motion: back && motionOf(back, width, height),
    pan: camera.follow(back, person),
  }
}

function partsOf(planes: readonly Uint8Array[]): Parts | null {
  const [hair, face, skin, clothes] = [planes[HAIR], planes[FACE], planes[SKIN], planes[CLOTHES]]
  if (!hair || !face || !skin || !clothes) return null
  return { hair, face, skin, top: clothes, bottom: new Uint8Array(clothes.length) }
}

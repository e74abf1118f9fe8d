import type { FrameSize } from '../../../src/engines/frame-size.ts'
import { pictureOf } from '../../../src/engines/local/compose/picture.ts'
import type { RenderRequest } from '../../../src/engines/local/render/request.ts'
import { openWatch } from '../../../src/engines/local/render/seen.ts'
import { FlickerMeter } from '../../../src/engines/local/see/flicker.ts'
import { uprightFrames } from '../frames.ts'

/** The matte that edits of a clip are made with: its flicker as `FlickerMeter` gives it, and how much of people it did not show. */
export async function readMatte(
  source: string,
  { width, height }: FrameSize,
  frameRate: number,
  models: string,
): Promise<{ flicker: number; torn: number | null }> {
  const request: RenderRequest = {
    ...{ source, models, width, height, frameRate, video: '', poster: '', reference: null, seed: 1 },
    ...{ duration: null, seconds: 0, frames: 0 },
    plan: { looks: [], adjustments: [], background: { kind: 'colour', colour: [0, 0, 0] } },
  }
  const watch = await openWatch(request)
  const meter = new FlickerMeter()
  for await (const { frame, sight } of watch.see(uprightFrames(source, { width, height }))) {
    if (sight) meter.add(pictureOf(frame), sight)
    frame.free()
  }
  await watch.close()
  return { flicker: meter.flicker, torn: watch.found()?.torn ?? null }
}

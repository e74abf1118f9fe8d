import type { FrameSize } from '../../../src/engines/frame-size.ts'
import { pictureOf } from '../../../src/engines/local/compose/picture.ts'
import type { RenderRequest } from '../../../src/engines/local/render/request.ts'
import { openWatch } from '../../../src/engines/local/render/seen.ts'
import { FlickerMeter } from '../../../src/engines/local/see/flicker.ts'
import { uprightFrames } from '../frames.ts'

/** Flicker of the matte that edits of a clip are made with, as `FlickerMeter` gives it. */
export async function matteFlicker(
  source: string,
  { width, height }: FrameSize,
  frameRate: number,
  models: string,
): Promise<number> {
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
  return meter.flicker
}

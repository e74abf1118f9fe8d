import { FilterAPI, type Frame } from 'node-av'
import type { FrameSize } from '../../frame-size.ts'
import { pictureOf } from '../compose/picture.ts'
import { RegionBlend } from '../compose/region.ts'
import { effectLayers, type Layer } from './effects.ts'
import { gentleness } from './gentle.ts'
import type { RenderRequest } from './request.ts'
import type { Seen } from './seen.ts'
import { filterFrames } from './stages.ts'

/** All looks and adjustments, one layer over the other. */
export function applyEffects(frames: AsyncIterable<Seen>, request: RenderRequest): AsyncIterable<Seen> {
  return effectLayers(request.plan, request).reduce<AsyncIterable<Seen>>(
    (below, layer) => applyLayer(below, layer, request),
    frames,
  )
}

async function* applyLayer(frames: AsyncIterable<Seen>, layer: Layer, size: FrameSize): AsyncGenerator<Seen> {
  const filter = FilterAPI.create(layer.graph)
  const isMixed = !layer.regions.includes('frame') || layer.gentleFaces > 0
  const blend = isMixed ? new RegionBlend(size.width, size.height) : null
  // Filters that look ahead hold frames back: what was seen waits for its frame to come out. Some forget how long it lasts.
  const waiting = new Map<bigint, { original: Frame | null; sight: Seen['sight']; duration: bigint }>()
  const remember = async function* () {
    for await (const { frame, sight } of frames) {
      const original = isMixed && sight ? frame.clone() : null
      waiting.set(frame.pts, { original, sight, duration: frame.duration })
      yield frame
    }
  }
  for await (const frame of filterFrames(filter, remember())) {
    const { original = null, sight = null, duration = frame.duration } = waiting.get(frame.pts) ?? {}
    waiting.delete(frame.pts)
    frame.duration = duration
    yield { frame: blend && original && sight ? mixed(blend, original, frame, sight, layer) : frame, sight }
  }
  for (const { original } of waiting.values()) original?.free()
  filter.close()
}

/** Keeps the layer to its regions, or a part of the original in faces; frees the frame that is not returned. */
function mixed(
  blend: RegionBlend,
  original: Frame,
  processed: Frame,
  sight: NonNullable<Seen['sight']>,
  { regions, gentleFaces }: Layer,
): Frame {
  const [before, after] = [pictureOf(original), pictureOf(processed)]
  if (gentleFaces > 0) {
    // The other way round: the original is "processed" within faces alone, whose edges it shows and the drawing does not.
    blend.blend(after, before, sight, ['face'], gentleness(sight, gentleFaces), before)
    processed.free()
    return original
  }
  blend.blend(before, after, sight, regions)
  original.free()
  return processed
}

import { writeFile } from 'node:fs/promises'
import { Decoder, FilterAPI, type Frame, Scaler } from 'node-av'
import { openMovie, pictureOf } from '../../../sources/movie.ts'
import { THUMBNAIL, type Thumbnails } from './thumbnails.ts'

/** Moments of a clip that are compared, evenly spread. */
const MOMENTS = 6

/** Thumbnails of a clip's moments, for a clip that lasts `seconds`. */
export async function lookAt(file: string, seconds: number): Promise<Thumbnails> {
  const thumbnails: (Uint8Array | null)[] = Array.from({ length: MOMENTS }, () => null)
  const { width, height } = THUMBNAIL
  const filter = FilterAPI.create(`scale=${width}:${height}:flags=area,format=gray`)
  let next = 0
  for await (const frame of frames(file)) {
    if (next < MOMENTS && timeOf(frame) >= (next * seconds) / MOMENTS) {
      thumbnails[next] = await small(filter, frame)
      next += 1
    }
    frame.free()
    if (next === MOMENTS) break
  }
  filter.close()
  return thumbnails
}

/** The first frame at or after `seconds`, or the last one, as a JPEG. */
export async function writePoster(file: string, seconds: number, poster: string): Promise<void> {
  let last: Frame | null = null
  for await (const frame of frames(file)) {
    last?.free()
    last = frame
    if (timeOf(frame) >= seconds) break
  }
  if (!last) return
  const scaler = new Scaler()
  await writeFile(poster, await scaler.toJpeg(last, { quality: 85 }))
  scaler.close()
  last.free()
}

async function* frames(file: string): AsyncGenerator<Frame> {
  const movie = await openMovie(file)
  const picture = pictureOf(movie)
  const decoder = await Decoder.create(picture, { exitOnError: false })
  try {
    for await (const packet of movie.packets(picture.index)) {
      for (const frame of await decoder.decodeAll(packet)) yield frame
      packet?.free()
      if (packet === null) return
    }
  } finally {
    decoder.close()
    await movie.close()
  }
}

async function small(filter: FilterAPI, frame: Frame): Promise<Uint8Array> {
  const { width, height } = THUMBNAIL
  const pixels = new Uint8Array(width * height)
  for (const scaled of await filter.processAll(frame)) {
    const plane = scaled.data?.[0]
    const line = scaled.linesize[0] ?? width
    for (let y = 0; plane && y < height; y++) pixels.set(plane.subarray(y * line, y * line + width), y * width)
    scaled.free()
  }
  return pixels
}

function timeOf(frame: Frame): number {
  return (Number(frame.pts) * frame.timeBase.num) / frame.timeBase.den
}

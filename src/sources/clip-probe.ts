import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import {
  AV_DISPOSITION_ATTACHED_PIC,
  AV_PKT_DATA_DISPLAYMATRIX,
  AV_PKT_FLAG_CORRUPT,
  AVDISCARD_ALL,
  AVERROR_EOF,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
} from 'node-av/constants'
import { Dictionary, FormatContext, type Frame, InputFormat, Packet, type Stream } from 'node-av/lib'
import { checkBoxes } from './boxes.ts'
import type { Clip } from './clip.ts'
import { FirstFrame } from './first-frame.ts'
import { formatOf, HEAD_BYTES } from './format.ts'
import { checkBytes, checkClipSize, LARGEST_CLIP_BYTES } from './limits.ts'
import { Timeline } from './timeline.ts'
import { unreadable } from './unreadable.ts'

/**
 * Facts of a clip in a local file, by its bytes, its packets and its first decoded frame. Throws `Failure('input')` for
 * what is no mp4 or mov video, is damaged, or has stored frames outside the limits. Untrusted: call it in a cage.
 */
export function probeClip(file: string): Clip {
  const { format, bytes } = checkContainer(file)
  const movie = openMovie(file)
  try {
    const picture = pictureOf(movie)
    const { frames, seconds, width, height } = readPicture(movie, picture)
    const hasAudio = movie.streams.some((stream) => stream.codecpar.codecType === AVMEDIA_TYPE_AUDIO)
    return { format, seconds, width, height, frameRate: frames / seconds, frames, hasAudio, bytes }
  } finally {
    movie.closeInputSync()
  }
}

function checkContainer(path: string): { format: Clip['format']; bytes: number } {
  const file = openSync(path, 'r')
  try {
    const bytes = fstatSync(file).size
    checkBytes('video', bytes, LARGEST_CLIP_BYTES)
    const head = Buffer.alloc(HEAD_BYTES)
    readSync(file, head, 0, HEAD_BYTES, 0)
    const format = formatOf(head)
    if (format !== 'mp4' && format !== 'mov') throw unreadable('video', 'it is neither mp4 nor mov')
    checkBoxes(file, bytes)
    return { format, bytes }
  } finally {
    closeSync(file)
  }
}

/** One demuxer, local files only, no references to other files. Its headers tell enough: nothing is decoded yet. */
function openMovie(file: string): FormatContext {
  const movie = new FormatContext()
  movie.allocContext()
  const options = Dictionary.fromObject({
    protocol_whitelist: 'file',
    format_whitelist: 'mov',
    enable_drefs: '0',
    use_absolute_path: '0',
  })
  const code = movie.openInputSync(`file:${file}`, InputFormat.findInputFormat('mov'), options)
  if (code < 0) throw unreadable('video', 'its headers are damaged', `error ${code}`)
  return movie
}

/** A camera writes up to about ten tracks. */
const MOST_STREAMS = 32

/** The first video stream that is not a cover; the edit takes the same. */
function pictureOf(movie: FormatContext): Stream {
  if (movie.nbStreams > MOST_STREAMS) throw unreadable('video', `it has over ${MOST_STREAMS} tracks`)
  const picture = movie.streams.find(
    ({ codecpar, disposition }) =>
      codecpar.codecType === AVMEDIA_TYPE_VIDEO && (disposition & AV_DISPOSITION_ATTACHED_PIC) === 0,
  )
  if (!picture) throw unreadable('video', 'it has no picture')
  // For some codecs the headers leave the size to the first frame.
  if (picture.codecpar.width > 0) checkClipSize(picture.codecpar)
  for (const stream of movie.streams) if (stream.index !== picture.index) stream.discard = AVDISCARD_ALL
  return picture
}

/** Length and number of frames by the packets' own times, and the size by the first frame that can be decoded. */
function readPicture(movie: FormatContext, picture: Stream): Pick<Clip, 'frames' | 'seconds' | 'width' | 'height'> {
  const packet = new Packet()
  packet.alloc()
  const timeline = new Timeline(picture.timeBase)
  const decoder = new FirstFrame(picture)
  try {
    for (let code = movie.readFrameSync(packet); code !== AVERROR_EOF; code = movie.readFrameSync(packet)) {
      if (code < 0 || packet.flags & AV_PKT_FLAG_CORRUPT) throw unreadable('video', 'it is damaged or cut off')
      if (packet.streamIndex === picture.index) {
        timeline.add(packet)
        decoder.offer(packet)
      }
      packet.unref()
    }
    return { ...timeline.length(), ...displayed(decoder.frame(), picture) }
  } finally {
    packet.free()
    decoder.close()
  }
}

/** The size as shown: pixels made square, a quarter turn applied. */
function displayed(frame: Frame, picture: Stream): { width: number; height: number } {
  const ratio = [picture.sampleAspectRatio, frame.sampleAspectRatio].find(({ num, den }) => num > 0 && den > 0)
  const width = Math.round(frame.width * (ratio ? ratio.num / ratio.den : 1))
  return isTurned(picture) ? { width: frame.height, height: width } : { width, height: frame.height }
}

/** The display matrix starts with [a b]; a turned picture takes its rows from its columns, so that b outweighs a. */
function isTurned({ codecpar }: Stream): boolean {
  const matrix = codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX)
  if (!matrix || matrix.length < 8) return false
  return Math.abs(matrix.readInt32LE(4)) > Math.abs(matrix.readInt32LE(0))
}

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeClip } from '../sources/encode.ts'

export interface Clips {
  /** Two grey seconds, the least that is taken: an edit of them takes a fraction of a second. */
  whole: string
  /** The same with most of its frames overwritten; that shows only when it is edited. */
  damaged: string
}

export function makeClips(folder: string): Clips {
  const whole = encodeClip(join(folder, 'whole.mp4'), { width: 240, height: 240, frames: 20, frameRate: 10 })
  const bytes = readFileSync(whole)
  const frames = bytes.indexOf('mdat')
  const length = bytes.readUInt32BE(frames - 4)
  bytes.fill(0xff, frames + 4 + Math.floor(length / 4), frames - 4 + length)
  const damaged = join(folder, 'damaged.mp4')
  writeFileSync(damaged, bytes)
  return { whole, damaged }
}

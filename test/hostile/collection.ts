import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { patched } from '../sources/boxes.ts'
import { type EncodedClip, encodeClip } from '../sources/encode.ts'
import { footage } from '../support/footage.ts'
import { imageBombs, movieBombs } from './bombs.ts'
import { bitFlips, lies, truncations } from './damaged.ts'
import { disguises } from './disguises.ts'
import type { HostileFile, Targets } from './file.ts'
import { references } from './references.ts'

/** Every hostile file of ours; those of chance by the seed. */
export async function hostileFiles(targets: Targets, seed: number): Promise<HostileFile[]> {
  const folder = await mkdtemp(join(tmpdir(), 'retake-hostile-'))
  const clip = (settings: EncodedClip) => readFile(encodeClip(join(folder, 'clip.mp4'), settings))
  try {
    const first = await clip({ frames: 10, frameRate: 5, flags: 'faststart' })
    // References are swapped within the index, which must not move the media.
    const last = await clip({ frames: 10, frameRate: 5 })
    return [
      ...truncations(await readFile(await footage('desk', 2))),
      ...bitFlips(first, 90, randomOf(seed)),
      ...lies(first),
      ...references(last, targets),
      ...movieBombs(last),
      ...(await extremes(first, clip)),
      ...disguises(last),
      ...imageBombs(),
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Real media at the limits and beyond. */
async function extremes(movie: Buffer, clip: (settings: EncodedClip) => Promise<Buffer>): Promise<HostileFile[]> {
  const file = (name: string, bytes: Buffer, mayPass = false): HostileFile => {
    return { name, group: 'extremes', kind: 'video', bytes, mayPass }
  }
  return [
    file('65 535×65 535', patched(movie, ['avc1', 24, 0xffffffff], ['tkhd', 76, 0xffff0000], ['tkhd', 80, 0xffff0000])),
    file('10 000 frames in 10 s', await clip({ frames: 10_000, frameRate: 1000, width: 240 })),
    file('10 000 frames in a blink', await clip({ frames: 10_000, frameRate: 10_000, width: 240 })),
    file('4096×4096', await clip({ width: 4096, height: 4096, frames: 4, frameRate: 2 }), true),
    file('4096×512', await clip({ width: 4096, height: 512, frames: 10, frameRate: 5 }), true),
    file(
      '240×240 with pixels 16 times as wide',
      await clip({ width: 240, frames: 10, frameRate: 5, pixelShape: [16, 1] }),
    ),
    file('pixels 100 times as wide', await clip({ frames: 10, frameRate: 5, pixelShape: [100, 1] })),
    file(
      'a gap of 8 s',
      await clip({ frames: 10, frameRate: 5, shownAt: (frame) => (frame < 5 ? frame : frame + 40) }),
      true,
    ),
    file('two frames', await clip({ frames: 2, frameRate: 1 }), true),
    file('the smallest clip', await clip({ width: 240, frames: 10, frameRate: 5 }), true),
  ]
}

/** Mulberry32: small, even, and the same on every machine. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

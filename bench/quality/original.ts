import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FrameSize, frameSize } from '../../src/engines/frame-size.ts'
import type { Picture } from '../../src/engines/local/compose/picture.ts'
import type { QualityClip } from './clips.ts'
import { UNTOUCHED, type Untouched } from './edits.ts'
import type { Square } from './faces/blazeface.ts'
import { findFaces } from './faces/search.ts'
import { encodePlain, framePairs } from './frames.ts'
import { type Container, readContainer } from './measures/container.ts'
import { type FaceReader, type Identity, IdentityMeter } from './measures/identity.ts'
import { type Mask, type Unchanged, UnchangedMeter } from './measures/unchanged.ts'
import type { People } from './people.ts'
import { untouchedRegion } from './regions.ts'
import { closeUp, type Strip, thumbnail } from './sheet.ts'

/** A clip with all that its edits are compared with. */
export interface Original extends QualityClip {
  size: FrameSize
  container: Container
  /** Indexes of the frames that are measured; a part of them is shown. */
  measured: readonly number[]
  shown: readonly number[]
  /** Of each measured frame, in order, what must stay. */
  untouched: Record<Untouched, Mask[]>
  /** What the encoder alone does to it. */
  encoder: Record<Untouched, Unchanged>
  encoderIdentity: Identity
  /** Where close-ups are taken, for each shown frame: around the clearest face, else the middle. */
  closeUps: readonly Square[]
  frames: Strip
  faces: Strip
}

const MEASURED = 10
/** Every second measured frame is shown. */
const SHOWN_OF_MEASURED = 2

/** Looks at a clip once, before all edits. */
export async function readOriginal(clip: QualityClip, faces: FaceReader, people: People): Promise<Original> {
  const size = frameSize('720p', 'auto', clip.clip)
  const measured = spacedOut(clip.clip.frames)
  const shown = measured.filter((_, i) => i % SHOWN_OF_MEASURED === 0)
  const untouched = byRegion((): Mask[] => [])
  const noise = byRegion(() => new UnchangedMeter())
  const identity = new IdentityMeter(faces)
  const closeUps: Square[] = []
  const [wholes, details]: [Strip, Strip] = [
    { name: 'source', cells: [] },
    { name: 'source', cells: [] },
  ]
  const directory = await mkdtemp(join(tmpdir(), 'retake-quality-'))
  const plain = join(directory, 'plain.mp4')
  await encodePlain(clip.file, plain, size, clip.clip.frameRate)
  for await (const { index, before, after } of framePairs(clip.file, plain, size)) {
    if (!measured.includes(index)) continue
    const seen = await people.look(before)
    await identity.see(before, after)
    for (const kind of UNTOUCHED) {
      const mask = untouchedRegion(seen, people, kind)
      untouched[kind].push(mask)
      noise[kind].see(before, after, mask)
    }
    if (!shown.includes(index)) continue
    const square = await interestingSquare(before, faces)
    closeUps.push(square)
    wholes.cells.push(thumbnail(before))
    details.cells.push(closeUp(before, square))
  }
  await rm(directory, { recursive: true, force: true })
  return {
    ...{ ...clip, size, measured, shown, untouched, closeUps, frames: wholes, faces: details },
    container: await readContainer(clip.file),
    encoder: byRegion((kind) => noise[kind].result),
    encoderIdentity: identity.result,
  }
}

function byRegion<Value>(value: (kind: Untouched) => Value): Record<Untouched, Value> {
  return { person: value('person'), 'all but clothes': value('all but clothes'), skin: value('skin') }
}

/** Indexes of frames spread evenly over the clip, both ends left out. */
function spacedOut(frames: number): number[] {
  const count = Math.min(MEASURED, frames)
  return Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * frames) / count))
}

async function interestingSquare(picture: Picture, faces: FaceReader): Promise<Square> {
  // What looks most like a face: larger ones may be hands.
  const [found] = (await findFaces(picture, faces)).sort((a, b) => b.score - a.score)
  const shorter = Math.min(picture.width, picture.height)
  const side = Math.min(shorter, Math.max(300, (found?.size ?? 0) * 2))
  const centre = found?.centre ?? { x: picture.width / 2, y: picture.height / 2 }
  return { x: centre.x - side / 2, y: centre.y - side / 2, side }
}

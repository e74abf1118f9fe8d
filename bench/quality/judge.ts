import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Engine } from '../../src/engines/engine.ts'
import type { QualityEdit } from './edits.ts'
import { framePairs } from './frames.ts'
import { BoilingMeter } from './measures/boiling.ts'
import { differences, readContainer } from './measures/container.ts'
import { type FaceReader, IdentityMeter } from './measures/identity.ts'
import { UnchangedMeter } from './measures/unchanged.ts'
import type { Original } from './original.ts'
import { perform } from './perform.ts'
import { missedGoals, type Row } from './report.ts'
import { closeUp, type Strip, thumbnail } from './sheet.ts'

export interface Judged {
  row: Row
  /** Whole frames and close-ups; null where there is no result to look at. */
  strips: { frames: Strip; faces: Strip } | null
}

/** Edits a clip as a customer would, and measures what came of it. */
export async function judge(
  original: Original,
  edit: QualityEdit,
  engine: Engine,
  reader: FaceReader,
): Promise<Judged> {
  const { name, file, clip } = original
  const row: Row = { clip: name, edit: edit.name, refusal: null, outcomes: [], measured: null, missed: [] }
  const done = await perform(engine, file, clip, edit.prompt)
  if ('refusal' in done) return { row: { ...row, refusal: done.refusal, missed: ['refused'] }, strips: null }
  const { identity, meters, boiling, strips } = await compare(original, done.file, edit, reader)
  const measured = {
    ...{ identity, boiling, cost: done.cost },
    untouched: meters.map(({ region, meter }) => ({
      region,
      edited: meter.result,
      encoder: original.encoder[region],
    })),
    differences: differences(original.container, await readContainer(done.file)),
    realtime: clip.frames / done.cost.seconds / clip.frameRate,
    processor: (1000 * done.cost.processor) / clip.frames,
  }
  await rm(dirname(done.file), { recursive: true, force: true })
  return { row: { ...row, outcomes: done.edits, measured, missed: missedGoals(edit, measured) }, strips }
}

/** One pass over source and result, side by side. */
async function compare(original: Original, result: string, edit: QualityEdit, reader: FaceReader) {
  const identity = new IdentityMeter(reader)
  const meters = edit.untouched.map((region) => ({ region, meter: new UnchangedMeter() }))
  const boiling = new BoilingMeter()
  const strips = { frames: { name: edit.prompt, cells: [] }, faces: { name: edit.prompt, cells: [] } } as {
    frames: Strip
    faces: Strip
  }
  for await (const { index, before, after } of framePairs(original.file, result, original.size)) {
    if (edit.still) boiling.see(before, after)
    const measured = original.measured.indexOf(index)
    if (measured < 0) continue
    await identity.see(before, after)
    for (const { region, meter } of meters) {
      const mask = original.untouched[region][measured]
      if (mask) meter.see(before, after, mask)
    }
    const square = original.closeUps[original.shown.indexOf(index)]
    if (!square) continue
    strips.frames.cells.push(thumbnail(after))
    strips.faces.cells.push(closeUp(after, square))
  }
  return {
    ...{ identity: identity.result, meters, strips },
    boiling: edit.still ? boiling.result : null,
  }
}

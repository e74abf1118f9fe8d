import type { ClauseOutcome } from '../../src/engines/engine.ts'
import type { QualityEdit, Untouched } from './edits.ts'
import type { Boiling } from './measures/boiling.ts'
import type { Differences } from './measures/container.ts'
import type { Identity } from './measures/identity.ts'
import type { Unchanged } from './measures/unchanged.ts'
import type { Cost } from './perform.ts'

/** What is true of a clip under all edits. */
export interface ClipRow {
  clip: string
  /** Share of the matte that comes or goes with every frame though the picture does not. */
  flicker: number
  /** Share of people that the matte did not show before the coarse networks mended it; from 0.05 on, outcomes say so. */
  torn: number | null
  /** What the encoder alone leaves of faces: how far the measure itself can be trusted on this clip. */
  identity: Identity
}

/** One clip under one edit. */
export interface Row {
  clip: string
  edit: string
  /** The answer, where the edit was refused; there is nothing to measure then. */
  refusal: string | null
  outcomes: ClauseOutcome[]
  measured: Measured | null
  /** Which goals were missed, in words. */
  missed: string[]
}

export interface Measured {
  identity: Identity
  differences: Differences
  /** Each region that the edit should have left alone, and what the encoder alone does to it. */
  untouched: { region: Untouched; edited: Unchanged; encoder: Unchanged }[]
  /** Null where the edit moves by itself. */
  boiling: Boiling | null
  cost: Cost
  /** Frames per second of the edit over those of the clip. */
  realtime: number
  /** Milliseconds of processor time a frame. */
  processor: number
}

/** Decibels that an edit may lose to the encoder's own noise: its bits go where the edit needs them. */
const ENCODER_SPREAD = 3
const MOST_MEGABYTES = 1024

/** Whatever of the goals is not met. */
export function missedGoals(edit: QualityEdit, measured: Measured): string[] {
  const { identity, differences, untouched, cost } = measured
  const missed: string[] = []
  if (edit.identity !== null && identity.mean !== null && identity.mean < edit.identity) {
    missed.push(`identity below ${edit.identity.toFixed(2)}`)
  }
  for (const [what, differs] of Object.entries(differences)) if (differs) missed.push(`${what} differ`)
  for (const { region, edited, encoder } of untouched) {
    // Light and colour are matched to a new background on purpose, so only what the match cannot explain counts there.
    const figure = region === 'person' ? 'matched' : 'decibels'
    const [kept, noise] = [edited[figure], encoder[figure]]
    if (kept !== null && noise !== null && kept < noise - ENCODER_SPREAD) missed.push(`changes ${region}`)
  }
  if (cost.memory > MOST_MEGABYTES) missed.push('memory over 1 GB')
  return missed
}

/** Markdown. */
export function table(rows: readonly Row[]): string {
  const heads =
    'clip | edit | identity (lowest; faces) | frames, times, sound | untouched / encoder dB (matched; gain) | flicker ‰ | × real time | ms a frame | MB | missed'
  return [heads, heads.replaceAll(/[^|]+/g, '---'), ...rows.map(line)].join('\n')
}

function line({ clip, edit, refusal, measured, missed }: Row): string {
  if (!measured) return [clip, edit, `refused: ${refusal?.slice(0, 60)} …`, '', '', '', '', '', '', ''].join(' | ')
  const { identity, differences, untouched, boiling, cost, realtime, processor } = measured
  const lost = identity.lost > 0 ? `, ${identity.lost} lost` : ''
  const differing = Object.entries(differences).flatMap(([what, differs]) => (differs ? [what] : []))
  return [
    ...[clip, edit],
    identity.mean === null ? 'no face' : `${two(identity.mean)} (${two(identity.lowest)}; ${identity.faces}${lost})`,
    differing.length > 0 ? `${differing.join(', ')} DIFFER` : 'same',
    untouched.map(left).join(', ') || '–',
    boiling?.perThousand === undefined ? '–' : one(boiling.perThousand),
    two(realtime),
    processor.toFixed(0),
    cost.memory.toFixed(0),
    missed.join(', ') || '–',
  ].join(' | ')
}

function left({ region, edited, encoder }: Measured['untouched'][number]): string {
  if (edited.decibels === null) return `${region}: none`
  return `${region} ${one(edited.decibels)} / ${one(encoder.decibels)} (${one(edited.matched)}; ${two(edited.gain)})`
}

function one(value: number | null): string {
  return value === null ? '–' : value.toFixed(1)
}

function two(value: number | null): string {
  return value === null ? '–' : value.toFixed(2)
}

/** Markdown. */
export function clipTable(rows: readonly ClipRow[]): string {
  const lines = rows.map(({ clip, flicker, torn, identity: { mean, lowest } }) => {
    return `${clip} | ${(100 * flicker).toFixed(2)} % | ${two(torn)} | ${two(mean)} (${two(lowest)})`
  })
  return ['clip | flicker of the matte | torn | identity after the encoder alone', '---|---|---|---', ...lines].join(
    '\n',
  )
}

import '../../src/sources/polyfill.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { frameSize } from '../../src/engines/frame-size.ts'
import type { Picture } from '../../src/engines/local/compose/picture.ts'
import { createProbe } from '../../src/sources/probe.ts'
import type { QualityClip } from './clips.ts'
import type { Strip } from './sheet.ts'

// node-av must see the polyfill first, hence the late imports.
const { Log } = await import('node-av')
const { AV_LOG_FATAL } = await import('node-av/constants')
const { readClips } = await import('./clips.ts')
const { framePairs } = await import('./frames.ts')
const { makeClips } = await import('./made-clips.ts')
const { differences, readContainer } = await import('./measures/container.ts')
const { openEngine, perform } = await import('./perform.ts')
const { thumbnail, writeSheet } = await import('./sheet.ts')
Log.setLevel(AV_LOG_FATAL)

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    prompt: { type: 'string', default: 'put her on a snowy street at night' },
    clip: { type: 'string', multiple: true, default: [''] },
    output: { type: 'string', default: join(tmpdir(), 'retake-hostile.png') },
  },
})

/** Clips with nobody in them, of which a background edit must say so. Others of unknown folders may go either way. */
const NOBODY = ['black', 'white', 'noise', 'strobe', 'flower']
/** Seconds of processor time for each second of a clip, and megabytes: far above a good edit, far below a runaway. */
const MOST_PROCESSOR = 10
const MOST_MEMORY = 1024
/** A picture whose luma varies less than this (standard deviation) is one flat area: nothing was drawn, or all was lost. */
const FLAT = 3

interface Verdict {
  answer: string
  faults: string[]
  strip: Strip | null
}

/** Every clip of the folders, and some made ones, under one prompt: a good edit or an honest no, in bounded time and memory. */
const say = (text: string) => process.stdout.write(`${text}\n`)
const folder = await mkdtemp(join(tmpdir(), 'retake-hostile-'))
const probe = createProbe()
await makeClips(folder)
const clips: QualityClip[] = []
for (const one of [...positionals, folder])
  clips.push(...(await readClips(one, probe, (name, why) => say(`${name}: refused at the door: ${why}`))))
await probe.close()
const engine = await openEngine()
const strips: Strip[] = []
let faulty = 0
for (const clip of clips.filter(({ name }) => values.clip.some((word) => name.includes(word)))) {
  const { answer, faults, strip } = await send(clip)
  if (strip) strips.push(strip)
  faulty += faults.length
  say(`${clip.name}: ${answer}${faults.map((fault) => `\n  FAULT: ${fault}`).join('')}`)
}
await engine.close()
await writeSheet(values.output, strips)
say(`To look at: ${values.output}`)
await rm(folder, { recursive: true, force: true })
process.exitCode = faulty > 0 ? 1 : 0

async function send(clip: QualityClip): Promise<Verdict> {
  const done = await perform(engine, clip.file, clip.clip, values.prompt).catch((error: unknown) => String(error))
  if (typeof done === 'string') return { answer: 'broke', faults: [done], strip: null }
  const { seconds, processor, memory } = done.cost
  const cost = `${seconds.toFixed(1)} s, ${processor.toFixed(1)} s of processor, ${memory.toFixed(0)} MB`
  const faults: string[] = []
  if (processor > MOST_PROCESSOR * clip.clip.seconds) faults.push('too much processor time')
  if (memory > MOST_MEMORY) faults.push('too much memory')
  if ('refusal' in done) return { answer: `refused (${cost}): ${done.refusal}`, faults, strip: null }

  const outcomes = done.edits.map(({ clause, outcome, detail }) => `${outcome} “${clause}” (${detail})`).join('; ')
  if (NOBODY.includes(clip.name) && done.edits.every(({ outcome }) => outcome === 'applied')) {
    faults.push('claims to have put somebody somewhere, but there is nobody')
  }
  const different = differences(await readContainer(clip.file), await readContainer(done.file))
  for (const [what, differs] of Object.entries(different)) if (differs) faults.push(`${what} differ`)
  const { flat, strip } = await look(clip, done.file)
  if (flat) faults.push('a flat picture')
  await rm(dirname(done.file), { recursive: true, force: true })
  return { answer: `edited (${cost}): ${outcomes}`, faults, strip }
}

/** Whether any frame is flat that was not, and some frames to look at. */
async function look({ name, file, clip }: QualityClip, result: string): Promise<{ flat: boolean; strip: Strip }> {
  const strip: Strip = { name, cells: [] }
  const shown = [0.05, 0.5, 0.95].map((share) => Math.floor(share * clip.frames))
  let flat = false
  for await (const { index, before, after } of framePairs(file, result, frameSize('720p', 'auto', clip))) {
    flat ||= spread(after) < FLAT && spread(before) >= FLAT
    if (shown.includes(index)) strip.cells.push(thumbnail(before), thumbnail(after))
  }
  return { flat, strip }
}

/** Standard deviation of the luma. */
function spread({ y, width, height, strides }: Picture): number {
  let [count, sum, squares] = [0, 0, 0]
  for (let row = 0; row < height; row += 4) {
    for (let column = 0; column < width; column += 4) {
      const value = y[row * strides.y + column] ?? 0
      count += 1
      sum += value
      squares += value * value
    }
  }
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2))
}

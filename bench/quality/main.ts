import '../../src/sources/polyfill.ts'
import { mkdir } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createProbe } from '../../src/sources/probe.ts'
import { EDITS } from './edits.ts'
import { type ClipRow, clipTable, type Row, table } from './report.ts'
import type { Strip } from './sheet.ts'

// node-av must see the polyfill first, hence the late imports.
const { Log } = await import('node-av')
const { AV_LOG_FATAL } = await import('node-av/constants')
Log.setLevel(AV_LOG_FATAL)
const { readClips } = await import('./clips.ts')
const { openFaces } = await import('./faces/faces.ts')
const { judge } = await import('./judge.ts')
const { readOriginal } = await import('./original.ts')
const { readMatte } = await import('./measures/matte.ts')
const { MODELS, openEngine, perform } = await import('./perform.ts')
const { openPeople } = await import('./people.ts')
const { writeSheet } = await import('./sheet.ts')

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    output: { type: 'string', default: join(tmpdir(), 'retake-quality-sheets') },
    clip: { type: 'string', multiple: true, default: [''] },
    edit: { type: 'string', multiple: true, default: [''] },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const HELP = `npm run bench:quality -- [folder of mp4 and mov files] [--clip part-of-name]… [--edit part-of-name]… [--output folder] [--json]
Edits every clip as a customer would and measures what came of it. Without a folder (or QUALITY_CLIPS), clips of the tests.
Contact sheets for a person to look at go to the output folder.`

const say = (text: string) => process.stderr.write(`${text}\n`)
const chosen = (words: readonly string[]) => (item: { name: string }) => words.some((word) => item.name.includes(word))

if (values.help) say(HELP)
else process.exitCode = (await measure()).some(({ missed }) => missed.length > 0) ? 1 : 0

/** The clips of a folder under all edits, a table on standard output. */
async function measure(): Promise<Row[]> {
  await mkdir(values.output, { recursive: true })
  const probe = createProbe()
  const clips = await readClips(positionals[0] ?? process.env.QUALITY_CLIPS ?? null, probe, (name, why) =>
    say(`${name}: ${why}`),
  )
  await probe.close()
  const faces = await openFaces()
  const rows: Row[] = []
  const perClip: ClipRow[] = []
  for (const clip of clips.filter(chosen(values.clip))) {
    const people = await openPeople(clip.clip)
    const original = await readOriginal(clip, faces, people)
    await people.close()
    const matte = await readMatte(clip.file, original.size, clip.clip.frameRate, MODELS)
    perClip.push({ clip: clip.name, ...matte, identity: original.encoderIdentity })
    const strips = { frames: [original.frames], faces: [original.faces] }
    const engine = await openEngine()
    // Processes stay warm on a server: loading the models is not the edit's time, nor is compiling what all edits run.
    await perform(engine, clip.file, clip.clip, 'replace the background with a forest and make the clothes blue', 2)
    for (const edit of EDITS.filter(chosen(values.edit))) {
      const { row, strips: looks } = await judge(original, edit, engine, faces)
      rows.push(row)
      say(`${clip.name}, ${edit.name}: ${row.refusal ?? (row.missed.join(', ') || 'fine')}`)
      for (const [kind, strip] of Object.entries(looks ?? {}) as [keyof typeof strips, Strip][])
        strips[kind].push(strip)
    }
    await engine.close()
    await writeSheet(join(values.output, `${clip.name}.png`), strips.frames)
    await writeSheet(join(values.output, `${clip.name}-close.png`), strips.faces)
  }
  await faces.close()
  say(`To look at: ${values.output}`)
  // Wall times mean little under other load, hence the load; processor times hardly change.
  const [load = 0] = loadavg()
  const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}, load ${load.toFixed(1)}`
  if (values.json) process.stdout.write(`${JSON.stringify({ machine, rows, clips: perClip }, null, 2)}\n`)
  else
    process.stdout.write(
      `${new Date().toISOString().slice(0, 10)}, ${machine}\n\n${table(rows)}\n\n${clipTable(perClip)}\n`,
    )
  return rows
}

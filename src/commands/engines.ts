import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { systemClock } from '../clock.ts'
import { type Config, SETTING_OF_ENGINE } from '../config.ts'
import { aloneContext } from '../engines/alone.ts'
import { type EditTask, ENGINE_NAMES, type Engine, type Health } from '../engines/engine.ts'
import { createEngines, type Engines } from '../engines/registry.ts'
import { reportsOn } from '../engines/report.ts'
import { Failure } from '../failure.ts'
import { randomIdentifiers } from '../identifiers.ts'
import { createLog } from '../observe/log.ts'
import { createProbe } from '../sources/probe.ts'
import { withExamples } from './examples.ts'
import { action, print, settings } from './run-command.ts'

interface LiveOptions {
  live?: string
  prompt: string
  engine?: string
  json?: boolean
}

export function enginesCommand(): Command {
  const engines = new Command('engines').description('what edits: engines in order of preference, and what is missing')
  withExamples(
    engines
      .command('list', { isDefault: true })
      .description('every engine: configured or not, what it takes and costs, and whether it answers; costs nothing')
      .option('--json', 'machine-readable output')
      .action(action(list)),
    'retake engines list --json',
  )
  withExamples(
    engines
      .command('check')
      .description('the same, with exit code 1 when a configured engine does not answer; --live also edits one clip')
      .option('--live <file>', 'send this clip to each configured remote engine: paid, by your account there')
      .option('--prompt <text>', 'what to do with it', 'make it look like a watercolour painting')
      .addOption(new Option('--engine <name>', 'only this one').choices(ENGINE_NAMES))
      .option('--json', 'machine-readable output')
      .action(action(check)),
    'retake engines check',
    'retake engines check --live clip.mp4 --engine fal',
  )
  return withExamples(engines, 'retake engines', 'retake engines check')
}

interface Row extends Health {
  engine: string
  /** Place in the order of preference, from 1; null where it is not used. */
  place: number | null
  slots: number | null
  summary: string
}

async function list({ json }: { json?: boolean }): Promise<void> {
  await withEngines(async (engines, config) => {
    const rows = await rowsOf(engines, config)
    print(json, rows, rows.map(text).join('\n'))
  })
}

async function check({ live, prompt, engine: only, json }: LiveOptions): Promise<void> {
  await withEngines(async (engines, config) => {
    const rows = (await rowsOf(engines, config)).filter(({ engine }) => only === undefined || engine === only)
    const wanted = engines.list.filter(({ name }) => name !== 'local' && (only === undefined || name === only))
    const edits = live === undefined ? [] : await Promise.all(wanted.map((engine) => editOnce(engine, live, prompt)))
    const bad = [...rows.filter(({ place }) => place !== null), ...edits].some(({ ok }) => !ok)
    const lines = edits.map(({ engine, ok, detail }) => `${ok ? '✓' : '✗'} ${engine}, one clip: ${detail}`)
    print(json, { engines: rows, live: edits }, [...rows.map(text), ...lines].join('\n'))
    if (bad) process.exitCode = 1
  })
}

async function withEngines(work: (engines: Engines, config: Config) => Promise<void>): Promise<void> {
  const config = settings()
  const engines = createEngines(config, { clock: systemClock, log: createLog('silent'), random: Math.random })
  try {
    await work(engines, config)
  } finally {
    await engines.close()
  }
}

async function rowsOf({ list }: Engines, config: Config): Promise<Row[]> {
  const used = (await reportsOn(list)).map(({ name, slots, summary, ok, detail, faults }, index) => {
    return { engine: name, place: index + 1, slots, summary, ok, detail, faults }
  })
  const unused = ENGINE_NAMES.filter((name) => !config.ENGINES.includes(name)).map((engine) => ({
    ...{ engine, place: null, slots: null, summary: '', ok: false, faults: [] },
    detail: SETTING_OF_ENGINE[engine] ? `not used; set ${SETTING_OF_ENGINE[engine]}` : 'not used; not named in ENGINES',
  }))
  return [...used, ...unused]
}

function text({ engine, place, slots, summary, ok, detail, faults }: Row): string {
  if (place === null) return `–  ${engine}: ${detail}`
  const head = `${ok ? '✓' : '✗'}  ${place}. ${engine} (${slots} at a time): ${summary}`
  return [head, detail, ...faults].join('\n      ')
}

/** One real edit, as paid as any other. */
async function editOnce(engine: Engine, file: string, prompt: string) {
  const probe = createProbe()
  const directory = await mkdtemp(join(tmpdir(), 'retake-live-'))
  try {
    const clip = await probe.clip(resolve(file))
    const task: EditTask = {
      ...{
        prompt,
        negativePrompt: null,
        seed: randomIdentifiers.seed(),
        clip,
        resolution: '720p',
        aspectRatio: 'auto',
      },
      ...{ duration: 2, audio: 'origin', hasReferenceImage: false },
    }
    const job = randomIdentifiers.uuid()
    const result = await engine.edit(task, aloneContext(resolve(file), directory, { job }))
    const { width, height, seconds } = await probe.clip(result.file)
    const cost = result.spent ? `, $${result.spent.dollars.toFixed(2)}` : ''
    return { engine: engine.name, ok: true, detail: `${width}×${height}, ${seconds.toFixed(2)} s${cost}` }
  } catch (error) {
    const { message, cause } = Failure.from(error)
    return { engine: engine.name, ok: false, detail: `${message}: ${cause}` }
  } finally {
    await rm(directory, { recursive: true, force: true })
    await probe.close()
  }
}

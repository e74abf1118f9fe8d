import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { SingleBar } from 'cli-progress'
import { Command, Option } from 'commander'
import { aloneContext } from '../engines/alone.ts'
import type { AspectRatio, EditResult, EditTask, Engine, Progress, Resolution } from '../engines/engine.ts'
import { createLocal } from '../engines/registry.ts'
import { Failure } from '../failure.ts'
import { randomIdentifiers } from '../identifiers.ts'
import type { Clip } from '../sources/clip.ts'
import { checkClip } from '../sources/limits.ts'
import { createProbe, type Probe } from '../sources/probe.ts'
import { wholeNumber } from './numbers.ts'
import { action, print, settings } from './run-command.ts'

interface EditOptions {
  output?: string
  resolution: Resolution
  aspectRatio: AspectRatio
  duration?: number
  negativePrompt?: string
  seed?: number
  json?: boolean
}

export function editCommand(): Command {
  return new Command('edit')
    .description('edit one clip here and now, without a server')
    .argument('<file>', 'an mp4 or mov of 2–10 seconds')
    .argument('<prompt>', 'what to do, e.g. "make it a film noir with heavy grain"')
    .option('-o, --output <file>', 'where the result goes (default: <name>-edited.mp4 in this folder)')
    .addOption(new Option('--resolution <tier>', 'size of the result').choices(['720p', '1080p']).default('1080p'))
    .addOption(
      new Option('--aspect-ratio <ratio>', 'shape of the result, cropped at the centre')
        .choices(['auto', '16:9', '9:16', '1:1', '4:3', '3:4'])
        .default('auto'),
    )
    .option('--duration <seconds>', 'keep this many seconds from the start', wholeNumber)
    .option('--negative-prompt <text>', 'what to leave out, e.g. "no grain"')
    .option('--seed <number>', 'the same seed gives the same grain', wholeNumber)
    .option('--json', 'machine-readable output')
    .action(action(edit))
}

async function edit(file: string, prompt: string, options: EditOptions): Promise<void> {
  const output = resolve(options.output ?? `${basename(file, extname(file))}-edited.mp4`)
  await checkOutput(output, file)
  const interrupted = new AbortController()
  process.once('SIGINT', () => interrupted.abort())
  const probe = createProbe()
  const engine = createLocal(settings())
  const directory = await mkdtemp(join(tmpdir(), 'retake-edit-'))
  try {
    const task = taskOf(prompt, await clipOf(probe, file), options)
    const result = await run(engine, task, resolve(file), directory, interrupted.signal, options.json)
    await copyFile(result.file, output)
    const { width, height, seconds } = await probe.clip(output)
    const report = { output, engine: 'local', width, height, duration: seconds, seed: task.seed, edits: result.edits }
    print(options.json, report, summary(report))
  } finally {
    await rm(directory, { recursive: true, force: true })
    await Promise.all([probe.close(), engine.close()])
  }
}

/** Before the work, not after it: the result has a place, and that is not the source's. */
async function checkOutput(output: string, source: string): Promise<void> {
  const [folder, there, original] = await Promise.all(
    [dirname(output), output, source].map((path) => stat(path).catch(() => null)),
  )
  if (!folder?.isDirectory()) throw new Failure('input', `${dirname(output)}: there is no such folder`)
  if (there?.isDirectory()) throw new Failure('input', `${output} is a folder; -o takes a file`)
  if (there && original && there.ino === original.ino && there.dev === original.dev) {
    throw new Failure('input', 'The result would replace the source; choose another -o')
  }
}

async function clipOf(probe: Probe, file: string): Promise<Clip> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new Failure('input', `${file}: there is no such file`)
  const clip = await probe.clip(resolve(file))
  checkClip(clip)
  return clip
}

function taskOf(prompt: string, clip: Clip, options: EditOptions): EditTask {
  if (options.duration !== undefined && (options.duration < 2 || options.duration > 10)) {
    throw new Failure('input', '--duration must be 2–10 seconds')
  }
  if (options.seed !== undefined && (options.seed < 0 || options.seed > 2147483647)) {
    throw new Failure('input', '--seed must be 0–2147483647')
  }
  return {
    prompt,
    negativePrompt: options.negativePrompt ?? null,
    seed: options.seed ?? randomIdentifiers.seed(),
    clip,
    resolution: options.resolution,
    aspectRatio: options.aspectRatio,
    duration: options.duration ?? null,
    audio: 'origin',
    hasReferenceImage: false,
  }
}

async function run(
  engine: Engine,
  task: EditTask,
  source: string,
  directory: string,
  signal: AbortSignal,
  quiet = false,
): Promise<EditResult> {
  const { possible, help } = engine.understand(task)
  if (!possible) throw new Failure('input', help)
  const bar = new SingleBar({
    format: '  {bar} {percentage} %  {eta_formatted} left',
    hideCursor: true,
    noTTYOutput: false,
  })
  if (!quiet) bar.start(100, 0)
  try {
    const progress = ({ fraction }: Progress) => bar.update(Math.floor(fraction * 100))
    return await engine.edit(task, aloneContext(source, directory, { signal, progress }))
  } finally {
    bar.stop()
  }
}

function summary(report: {
  output: string
  width: number
  height: number
  duration: number
  edits: EditResult['edits']
}) {
  const marks = { applied: '✓', approximated: '≈', ignored: '✗' }
  return [
    ...report.edits.map(({ clause, outcome, detail }) => `${marks[outcome]} ${clause}: ${detail}`),
    `${report.output} (${report.width}×${report.height}, ${report.duration.toFixed(2)} s)`,
  ].join('\n')
}

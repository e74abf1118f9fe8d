import { copyFile, mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Config } from '../config.ts'
import { aloneContext } from '../engines/alone.ts'
import type { EditTask, Engine } from '../engines/engine.ts'
import { createLocal } from '../engines/registry.ts'
import { createTurns, type Turns } from '../engines/turns.ts'
import { Failure } from '../failure.ts'
import { randomIdentifiers } from '../identifiers.ts'
import type { Clip } from '../sources/clip.ts'
import { createGuardedFetcher, type GuardedFetcher } from '../sources/guarded-fetch.ts'
import { checkClip, checkImage, LARGEST_CLIP_BYTES, LARGEST_IMAGE_BYTES } from '../sources/limits.ts'
import { createProbe, type Probe } from '../sources/probe.ts'
import { type EditOrder, type Editor, isUrl, type Offer, PromptRefused } from './editor.ts'
import { placed } from './result-file.ts'
import { RunningEdit } from './running-edit.ts'

const FETCH_SECONDS = 60

interface Workshop {
  probe: Probe
  engine: Engine
  fetcher: GuardedFetcher
  turns: Turns
  /** A folder for what is fetched and made; gone with the editor. */
  folder: string
  edits: Map<string, RunningEdit>
}

/** The local engine in this process: no server, no account, no price. Edits and their results last as long as the editor. */
export async function openEmbeddedEditor(config: Config): Promise<Editor> {
  const workshop: Workshop = {
    probe: createProbe(),
    engine: createLocal(config),
    fetcher: createGuardedFetcher({ allowPrivateHosts: config.ALLOW_PRIVATE_HOSTS }),
    turns: createTurns(config.LOCAL_SLOTS),
    folder: await mkdtemp(join(tmpdir(), 'retake-edit-')),
    edits: new Map(),
  }
  return {
    place: 'this machine',
    slots: config.LOCAL_SLOTS,
    offer: (order, signal) => offer(workshop, order, signal),
    follow: async (id, signal, onChange) => editOf(workshop, id).follow(signal, onChange),
    cancel: async (id) => editOf(workshop, id).cancel(),
    fetch: (id, output) => fetchResult(workshop, id, output),
    close: () => close(workshop),
  }
}

async function offer(workshop: Workshop, order: EditOrder, signal?: AbortSignal): Promise<Offer> {
  const { engine, probe } = workshop
  const directory = join(workshop.folder, randomIdentifiers.uuid())
  await mkdir(directory)
  const source = await open(workshop, order.video, join(directory, 'source'), LARGEST_CLIP_BYTES, signal)
  const clip = await probe.clip(source, signal)
  checkClip(clip)
  const reference =
    order.reference &&
    (await open(workshop, order.reference, join(directory, 'reference'), LARGEST_IMAGE_BYTES, signal))
  if (reference) checkImage(await probe.image(reference, signal))

  const task = taskOf(order, clip)
  const { possible, edits, help, nearest } = engine.understand(task)
  if (!possible) throw new PromptRefused(help, edits, nearest)
  const seconds = Math.min(order.duration ?? clip.seconds, clip.seconds)
  return {
    quote: { engine: engine.name, resolution: task.resolution, seconds, creditCost: null, edits },
    start: async () => start(workshop, task, source, reference, directory),
  }
}

/** A local path to what is asked for. Throws `Failure('input')`. */
async function open(
  { fetcher }: Workshop,
  from: string,
  draft: string,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<string> {
  if (isUrl(from)) {
    const limits = { maxBytes, timeoutSeconds: FETCH_SECONDS }
    await fetcher.download(from, draft, { ...limits, ...(signal && { signal }) })
    return draft
  }
  const found = await stat(from).catch(() => null)
  if (!found?.isFile()) throw new Failure('input', 'there is no such file')
  return resolve(from)
}

function taskOf(order: EditOrder, clip: Clip): EditTask {
  const { prompt, negativePrompt, resolution, aspectRatio, duration } = order
  return {
    ...{ prompt, negativePrompt, resolution, aspectRatio, duration, clip },
    seed: order.seed ?? randomIdentifiers.seed(),
    audio: 'origin',
    hasReferenceImage: order.reference !== null,
  }
}

function start(workshop: Workshop, task: EditTask, source: string, reference: string | null, directory: string) {
  const { engine, probe, turns, edits } = workshop
  const edit = new RunningEdit(randomIdentifiers.uuid(), async ({ signal, began, progress }) =>
    turns.take(async () => {
      signal.throwIfAborted()
      began()
      const files = reference === null ? null : { file: reference, url: null }
      const context = aloneContext(source, directory, { signal, progress, reference: files })
      const { file, poster, edits } = await engine.edit(task, context)
      const { width, height, seconds } = await probe.clip(file)
      const clip = { engine: engine.name, width, height, duration: seconds, seed: task.seed, edits }
      return { file, poster, clip }
    }),
  )
  edits.set(edit.id, edit)
  return edit.id
}

function editOf({ edits }: Workshop, id: string): RunningEdit {
  const edit = edits.get(id)
  if (!edit) throw new Failure('input', `There is no edit ${id} in this process`)
  return edit
}

async function fetchResult(workshop: Workshop, id: string, output: string): Promise<Buffer> {
  const { file, poster } = editOf(workshop, id).files()
  await placed(output, (draft) => copyFile(file, draft))
  return readFile(poster)
}

async function close({ edits, probe, engine, fetcher, folder }: Workshop): Promise<void> {
  await Promise.all([...edits.values()].map((edit) => edit.cancel()))
  await Promise.all([probe.close(), engine.close(), fetcher.close()])
  await rm(folder, { recursive: true, force: true })
}

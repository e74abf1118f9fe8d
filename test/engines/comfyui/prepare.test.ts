import '../../../src/sources/polyfill.ts'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RemoteTask } from '../../../src/engines/remote/service.ts'
import { editTask, never, type Pair, pair, statusPast } from './fixture.ts'

const { encodeClip } = await import('../../sources/encode.ts')
const directory = mkdtempSync(join(tmpdir(), 'retake-prepare-'))
const source = encodeClip(join(directory, 'source.mp4'), { frames: 50 })
const image = join(directory, 'reference.png')
writeFileSync(image, 'a picture')

let open: Pair
beforeAll(async () => {
  open = await pair()
})
afterAll(() => open.close())

const task = (changes: Partial<RemoteTask> = {}): RemoteTask => ({
  job: randomUUID(),
  edit: editTask(),
  source: { file: source, url: null },
  reference: null,
  hook: null,
  ...changes,
})

it('hands over the clip and the image under names of the job, and costs nothing', async () => {
  const one = task({ reference: { file: image, url: null }, edit: editTask({ hasReferenceImage: true }) })
  const prepared = await open.service.prepare(one, never)
  const names = [...open.server.files.keys()]
  expect(names).toEqual([
    expect.stringMatching(`^retake/${one.job}-[0-9a-f]{8}\\.mp4$`),
    expect.stringMatching(`^retake/${one.job}-[0-9a-f]{8}\\.png$`),
  ])
  expect(open.server.files.get(names[1] ?? '')?.toString()).toBe('a picture')
  expect(open.server.creates()).toBe(0)
  // What is stored is what is sent.
  const stored = JSON.parse(JSON.stringify(prepared))
  const operation = await open.service.start(stored, never)
  expect(open.server.tasks[0]).toMatchObject({ id: prepared.id, graph: prepared.graph })
  expect(open.server.tasks[0]?.graph['1']?.inputs?.file).toBe(names[0])
  expect(open.server.tasks[0]?.graph['22']?.inputs?.image).toBe(names[1])
  expect(await statusPast(open.service, operation)).toMatchObject({ state: 'done' })
})

it('begins another run at every attempt, and names it by what the server answers', async () => {
  const one = task()
  open.server.misbehave('POST /upload/image', {
    status: 200,
    body: JSON.stringify({ name: 'clip (1).mp4', subfolder: '', type: 'input' }),
  })
  const [first, second] = [await open.service.prepare(one, never), await open.service.prepare(one, never)]
  expect(first.id).not.toBe(second.id)
  expect(JSON.stringify(first.graph)).toContain('"file":"clip (1).mp4"')
})

it('leaves no clip behind on this machine', async () => {
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('retake-comfyui-')).length
  open.server.misbehave('POST /upload/image', { status: 413 })
  await expect(open.service.prepare(task(), never)).rejects.toMatchObject({ kind: 'upstream', retryable: false })
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('retake-comfyui-'))).toHaveLength(before)
})

it('refuses a clip that is too long before anything is sent', async () => {
  const sent = open.server.requests.length
  const long = task({ edit: editTask({ clip: { ...editTask().clip, seconds: 9 } }) })
  await expect(open.service.prepare(long, never)).rejects.toMatchObject({ kind: 'input' })
  expect(open.server.requests).toHaveLength(sent)
})

import { expect, it } from 'vitest'
import { upstreamFailure } from '../../../src/engines/remote/failures.ts'
import { Unanswered } from '../../../src/engines/remote/unanswered.ts'
import { Failure } from '../../../src/failure.ts'
import { DONE, toldRemote } from './told-service.ts'

const RUNNING = { state: 'processing' } as const
const unanswered = () => new Unanswered('cut off')
const since = '2026-01-01T00:00:00.000Z'

it('notes its intention before the create and the operation at once after it', async () => {
  const remote = await toldRemote({ start: [{ id: 'one' }], status: [RUNNING, DONE] })
  expect(await remote.edit()).toMatchObject({ file: 'result.mp4', poster: 'poster.jpg', spent: null })
  expect(remote.marks).toMatchObject([
    { stage: 'intended', prepared: { job: 'alone' } },
    { stage: 'started', operation: { id: 'one' } },
  ])
  expect(remote.asked).toEqual(['start', 'status', 'status'])
})

it('does not forget an operation that it could not note', async () => {
  const remote = await toldRemote({ start: [{ id: 'one' }] })
  const marks: unknown[] = []
  const checkpoint = async (mark: unknown) => {
    marks.push(mark)
    if (marks.length === 2) throw new Error('database away')
  }
  await expect(remote.edit({ checkpoint })).rejects.toThrow('database away')
  expect(marks).toMatchObject([{ stage: 'intended' }, { stage: 'started' }])
})

it('goes on from a started operation without creating another', async () => {
  const remote = await toldRemote({ status: [DONE] })
  await remote.edit({ resume: { stage: 'started', since, operation: { id: 'one' } } })
  expect(remote.asked).toEqual(['status'])
})

it('looks for what may have been created, and takes it', async () => {
  const remote = await toldRemote({ reconcile: [new Error('down'), 'unknown', { id: 'found' }], status: [DONE] })
  await remote.edit({ resume: { stage: 'intended', since, prepared: { job: 'alone' } } })
  expect(remote.asked).toEqual(['reconcile', 'reconcile', 'reconcile', 'status'])
  expect(remote.marks).toMatchObject([{ stage: 'started', operation: { id: 'found' } }])
})

it('creates again only once it is proven that nothing was', async () => {
  const remote = await toldRemote({
    start: [unanswered(), { id: 'two' }],
    reconcile: ['unknown', 'absent'],
    status: [DONE],
  })
  await remote.edit()
  expect(remote.asked).toEqual(['start', 'reconcile', 'reconcile', 'start', 'status'])
  expect(remote.stages().filter((stage) => stage === null)).not.toHaveLength(0)
})

it('gives up as lost what nobody can tell of, and never creates it twice', async () => {
  const remote = await toldRemote({ start: [unanswered()], reconcile: ['unknown'] })
  await expect(remote.edit()).rejects.toMatchObject({ kind: 'lost', retryable: false })
  expect(remote.asked.filter((call) => call === 'start')).toHaveLength(1)
  expect(remote.marks.at(-1)).toMatchObject({ stage: 'intended' })
})

it('tries a create again that certainly did not happen, a few times', async () => {
  const busy = upstreamFailure('throttle', '429', true)
  const remote = await toldRemote({ start: [busy] })
  await expect(remote.edit()).rejects.toBe(busy)
  expect(remote.asked).toEqual(['start', 'start', 'start'])
  expect(remote.marks.at(-1)).toBeNull()
})

it('does not repeat a create that was refused', async () => {
  const refused = upstreamFailure('policy', 'DataInspectionFailed')
  const remote = await toldRemote({ start: [refused] })
  await expect(remote.edit()).rejects.toBe(refused)
  expect(remote.asked).toEqual(['start'])
  expect(remote.marks.at(-1)).toBeNull()
})

it('takes silence for no news, and backs off', async () => {
  const remote = await toldRemote({
    start: [{ id: 'one' }],
    status: [...Array.from({ length: 12 }, () => new Error('unreachable')), DONE],
  })
  await remote.edit()
  expect(remote.waits[0]).toBe(2000)
  expect(Math.max(...remote.waits)).toBe(15_000)
})

it('forgets an operation that failed for certain', async () => {
  const failure = upstreamFailure('upstream', 'InternalError', true)
  const remote = await toldRemote({ start: [{ id: 'one' }], status: [RUNNING, { state: 'failed', failure }] })
  await expect(remote.edit()).rejects.toBe(failure)
  expect(remote.marks.at(-1)).toBeNull()
})

it('is lost past the deadline, after asking to cancel, and keeps what it knows', async () => {
  const remote = await toldRemote({ start: [{ id: 'one' }], status: [RUNNING], cancel: ['too late'] })
  await expect(remote.edit()).rejects.toMatchObject({ kind: 'lost' })
  expect(remote.clock.now().getTime() - Date.parse(since)).toBeGreaterThan(3_600_000)
  expect(remote.asked.at(-1)).toBe('cancel')
  expect(remote.marks.at(-1)).toMatchObject({ stage: 'started' })
})

it('leaves the upstream alone when it is told to stop at once', async () => {
  const abort = new AbortController()
  const remote = await toldRemote({ start: [{ id: 'one' }], status: [RUNNING] })
  const editing = remote.edit({ signal: abort.signal, progress: () => abort.abort() })
  await expect(editing).rejects.toMatchObject({ kind: 'cancelled' })
  expect(remote.asked).toEqual(['start', 'status'])
  expect(remote.marks.at(-1)).toMatchObject({ stage: 'started' })
})

it.each([
  ['cancelled', [RUNNING], 'cancelled'],
  ['requested', [RUNNING, RUNNING, DONE], 'done'],
  ['too late', [RUNNING, RUNNING, DONE], 'done'],
] as const)('lets the verdict "%s" decide about a cancelled job', async (verdict, status, end) => {
  const cancelled = new AbortController()
  const remote = await toldRemote({ start: [{ id: 'one' }], status: [...status], cancel: [new Error('deaf'), verdict] })
  const editing = remote.edit({ cancelled: cancelled.signal, progress: () => cancelled.abort() })
  if (end === 'cancelled') await expect(editing).rejects.toMatchObject({ kind: 'cancelled' })
  else expect(await editing).toMatchObject({ file: 'result.mp4' })
  expect(remote.asked.filter((call) => call === 'cancel')).toHaveLength(2)
})

it('asks for the address of a result anew when it cannot be fetched, and keeps the operation', async () => {
  const addresses: string[] = []
  const download = async (url: string) => {
    addresses.push(url)
    throw new Failure('input', 'The URL could not be fetched: its server answered 403')
  }
  const fetcher = { download } as never
  const remote = await toldRemote(
    { start: [{ id: 'one' }], status: [DONE, { ...DONE, video: 'https://cdn.example.com/fresh.mp4' } as typeof DONE] },
    { fetcher },
  )
  await expect(remote.edit()).rejects.toMatchObject({ kind: 'upstream', retryable: true })
  expect(addresses).toEqual(['out', 'fresh', 'fresh'].map((name) => `https://cdn.example.com/${name}.mp4`))
  expect(remote.marks.at(-1)).toMatchObject({ stage: 'started' })
})

it('does not pass an unchanged clip for an edit', async () => {
  const finisher = { finish: async () => ({ file: '', poster: '', changed: false }), close: async () => {} }
  const remote = await toldRemote({ start: [{ id: 'one' }], status: [DONE] }, { finisher })
  await expect(remote.edit()).rejects.toMatchObject({ kind: 'input' })
  expect(remote.marks.at(-1)).toBeNull()
})

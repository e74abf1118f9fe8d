import { afterEach, describe, expect, it } from 'vitest'
import { Unanswered } from '../../../src/engines/remote/unanswered.ts'
import { never, type Pair, pair, request, statusPast, until } from './fixture.ts'

let open: Pair | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

describe.each(['new', 'lists', 'old'] as const)('on a %s build, a create that nobody answered', (build) => {
  it.each(['pending', 'running', null] as const)('is found while it is %s', async (hold) => {
    open = await pair({ build })
    const { server, service } = open
    server.hold(hold)
    const prepared = { ...(await request(server)) }
    server.misbehave('POST /prompt', { cut: 'after' })
    await expect(service.start(prepared, never)).rejects.toThrow(Unanswered)
    if (hold !== 'pending') await until(() => server.tasks[0]?.state === (hold ?? 'ended'))
    const found = await service.reconcile?.(prepared, new Date(), null, never)
    if (found === undefined || typeof found === 'string') throw new Error(String(found))
    expect(found.id).toBe(server.tasks[0]?.id)
    expect(found.id === prepared.id).toBe(build !== 'old')
    server.hold(null)
    expect((await statusPast(service, found)).state).toBe('done')
    expect(server.creates()).toBe(1)
  })

  it('is proven absent by both lists', async () => {
    open = await pair({ build })
    const { server, service } = open
    server.hold('running')
    server.queueForeignRun()
    const prepared = { ...(await request(server)) }
    server.misbehave('POST /prompt', { cut: 'before' })
    await expect(service.start(prepared, never)).rejects.toThrow(Unanswered)
    expect(await service.reconcile?.(prepared, new Date(), null, never)).toBe('absent')
  })

  it.each(['GET /queue', 'GET /history'])('is not absent where %s is not answered', async (route) => {
    open = await pair({ build })
    const prepared = { ...(await request(open.server)) }
    open.server.misbehave(route, { status: 500 })
    await expect(open.service.reconcile?.(prepared, new Date(), null, never)).rejects.toMatchObject({ retryable: true })
  })
})

it('waits for a server that is still at it', async () => {
  open = await pair()
  const prepared = { ...(await request(open.server)) }
  const before = Date.now()
  await open.service.reconcile?.(prepared, new Date(), null, never)
  expect(Date.now() - before).toBeGreaterThanOrEqual(45)
})

it('is unknown where the history is too short to tell', async () => {
  open = await pair({ build: 'lists' })
  const { server, service } = open
  for (let i = 0; i < 32; i += 1) server.queueForeignRun()
  await until(() => server.tasks.length === 0)
  const prepared = { ...(await request(server)) }
  // A run of ours after theirs: once it is in the history, they are too.
  const last = await service.start({ ...(await request(server)) }, never)
  await statusPast(service, last)
  expect(await service.reconcile?.(prepared, new Date(), null, never)).toBe('unknown')
  // Theirs began long before a create of the far future.
  const future = new Date(Date.now() + 3_600_000)
  const soon = new AbortController()
  setTimeout(() => soon.abort(), 50)
  await expect(service.reconcile?.(prepared, future, null, soon.signal)).rejects.toMatchObject({ kind: 'cancelled' })
})

import { afterEach, describe, expect, it } from 'vitest'
import { edit, never, task } from '../remote/adapter-case.ts'
import { replicate } from './fixture.ts'

const { server, service } = replicate()
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000)

afterEach(() => {
  server().tasks.clear()
  Object.assign(server().listing, { pageSize: 100, withInput: true })
})

/** A create that took effect, or not, and that nobody answered. */
async function unanswered(effect: boolean, changes: Partial<typeof edit> = {}, adapter = service(), job = 'job-1') {
  const prepared = await adapter.prepare({ ...task, job, edit: { ...edit, ...changes } }, never)
  server().misbehave({ at: 'create', cut: 'before', effect })
  await adapter.start(prepared, never).catch(() => undefined)
  const id = effect ? [...server().tasks.keys()].at(-1) : undefined
  const look = (since: Date, upstreamId: string | null = null) =>
    adapter.reconcile?.(prepared, since, upstreamId, never)
  return { adapter, prepared, look, id }
}
const others = (count: number, age: number) => {
  for (let number = 0; number < count; number += 1) {
    server().add({ video: `https://example.com/${number}.mp4`, prompt: 'x' }, secondsAgo(age))
  }
}

describe('a create that happened', () => {
  it('is found in the list, and goes on', async () => {
    others(5, 1)
    const { adapter, look, id } = await unanswered(true)
    const found = await look(secondsAgo(5))
    expect(found).toEqual({ id, seconds: 6, resolution: '720p' })
    expect(await adapter.status(found as object as Record<string, unknown>, never)).toMatchObject({ state: 'queued' })
  })

  it('is found on a later page', async () => {
    server().listing.pageSize = 2
    const { look, id } = await unanswered(true)
    others(7, -5)
    expect(await look(secondsAgo(5))).toMatchObject({ id })
  })

  it('is found where the list leaves out inputs', async () => {
    server().listing.withInput = false
    others(3, 1)
    const { look, id } = await unanswered(true)
    expect(await look(secondsAgo(5))).toMatchObject({ id })
  })

  it('is not mistaken for another edit of the same clip', async () => {
    const other = await unanswered(true, { prompt: 'make it rain' })
    const { look, id } = await unanswered(true)
    expect(id).not.toBe(other.id)
    expect(await look(secondsAgo(60))).toMatchObject({ id })
    server().tasks.delete(id ?? '')
    expect(await look(secondsAgo(60))).toBe('absent')
  })

  it('is not mistaken for the run of another job that asked for the very same', async () => {
    const adapter = service()
    const twin = await adapter.prepare({ ...task, job: 'twin' }, never)
    const { id: answered } = await adapter.start(twin, never)
    const { look } = await unanswered(false, {}, adapter)
    expect(await look(secondsAgo(60))).toBe('absent')
    // Started, but lost before it was stored: still its own.
    expect(await adapter.reconcile?.(twin, secondsAgo(60), null, never)).toMatchObject({ id: answered })
  })

  it('is taken once, when two that asked for the same got no answer', async () => {
    const adapter = service()
    const first = await unanswered(true, {}, adapter, 'first')
    const second = await unanswered(false, {}, adapter, 'second')
    expect(await first.look(secondsAgo(60))).toMatchObject({ id: first.id })
    expect(await second.look(secondsAgo(60))).toBe('absent')
  })

  it('is known by the id that a webhook told', async () => {
    const { look, id } = await unanswered(true)
    const before = server().requests.length
    expect(await look(secondsAgo(5), id)).toMatchObject({ id })
    expect(server().requests.length).toBe(before)
  })

  it('is found though our clock is ahead', async () => {
    const { look, id } = await unanswered(true)
    expect(await look(new Date(Date.now() + 30_000))).toMatchObject({ id })
  })
})

describe('a create that did not happen', () => {
  it('is proven absent once it would have shown', async () => {
    others(3, 10)
    const { look } = await unanswered(false)
    expect(await look(secondsAgo(29))).toBe('unknown')
    expect(await look(secondsAgo(31))).toBe('absent')
  })

  it('is proven absent by a list that is empty', async () => {
    const { look } = await unanswered(false)
    expect(await look(secondsAgo(31))).toBe('absent')
  })

  it('is proven absent without reading further back than to before it', async () => {
    server().listing.pageSize = 2
    others(1, 10)
    others(20, 1000)
    const { look } = await unanswered(false)
    const before = server().requests.length
    expect(await look(secondsAgo(60))).toBe('absent')
    expect(server().requests.length).toBe(before + 1)
  })

  it.each([{}, { video: null, prompt: 'make it snow' }])(
    'stays unknown while a run cannot be told from it: %o',
    async (input) => {
      server().add(input, secondsAgo(10))
      const { look } = await unanswered(false)
      expect(await look(secondsAgo(60))).toBe('unknown')
    },
  )

  it('stays unknown where the list was not read to the end', async () => {
    server().listing.pageSize = 1
    others(60, 10)
    const { look } = await unanswered(false)
    expect(await look(secondsAgo(60))).toBe('unknown')
  })

  it.each([
    ['an error', { at: 'list', answer: { status: 500 } }],
    ['no answer', { at: 'list', cut: 'before' }],
    ['another shape', { at: 'list', answer: { status: 200, json: { items: [] } } }],
  ] as const)('is no news after %s', async (_, fault) => {
    const { look } = await unanswered(false)
    server().misbehave(fault)
    await expect(look(secondsAgo(60))).rejects.toMatchObject({ kind: 'upstream' })
  })

  it('takes the token to no next page elsewhere', async () => {
    const { look } = await unanswered(false)
    const next = `${server().delivery.url}/v1/predictions?cursor=1`
    server().misbehave({ at: 'list', answer: { status: 200, json: { results: [], next } } })
    await expect(look(secondsAgo(60))).rejects.toMatchObject({ kind: 'upstream' })
    expect(server().delivery.requests).toHaveLength(0)
  })
})

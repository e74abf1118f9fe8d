import { describe, expect, it } from 'vitest'
import { never, task } from '../remote/adapter-case.ts'
import { fal } from './fixture.ts'

const { server, service } = fal()

async function begun(adapter = service()): Promise<string> {
  const { requestId } = await adapter.start(await adapter.prepare(task, never), never)
  return String(requestId)
}
const keyFetches = () => server().requests.filter(({ at }) => at === 'keys').length
const later = (seconds: number) => new Date(Date.now() + seconds * 1000)

describe('webhooks of fal', () => {
  it('tell whose news they are', async () => {
    const id = await begun()
    const { headers, body } = server().hook(id)
    expect(await service().verifyHint?.(headers, body)).toBe(id)
  })

  it('are refused when another signed them, or the body, id, user or time is another', async () => {
    const id = await begun()
    const adapter = service()
    const { headers, body } = server().hook(id)
    const forgeries: [Record<string, string | undefined>, Buffer][] = [
      [server().hook(id, { forged: true }).headers, body],
      [headers, Buffer.from(`${body} `)],
      [{ ...headers, 'x-fal-webhook-request-id': await begun() }, body],
      [{ ...headers, 'x-fal-webhook-user-id': 'user-2' }, body],
      [{ ...headers, 'x-fal-webhook-timestamp': `${Number(headers['x-fal-webhook-timestamp']) + 1}` }, body],
    ]
    for (const [forged, content] of forgeries) {
      await expect(adapter.verifyHint?.(forged, content)).rejects.toMatchObject({ kind: 'auth' })
    }
  })

  it.each(['request-id', 'timestamp', 'signature'])(
    'are refused without their %s, and no key is fetched',
    async (name) => {
      const { headers, body } = server().hook(await begun())
      const before = keyFetches()
      const checked = service().verifyHint?.({ ...headers, [`x-fal-webhook-${name}`]: undefined }, body)
      await expect(checked).rejects.toMatchObject({ kind: 'auth' })
      expect(keyFetches()).toBe(before)
    },
  )

  it('name no request that could lead elsewhere', async () => {
    const { headers, body } = server().hook('../../other')
    await expect(service().verifyHint?.(headers, body)).rejects.toMatchObject({ kind: 'auth' })
  })

  it.each([
    [-299, true],
    [-302, false],
    [299, true],
    [302, false],
  ])('%i s away from now are taken: %s', async (seconds, taken) => {
    const id = await begun()
    const { headers, body } = server().hook(id, { at: later(seconds) })
    const checked = service().verifyHint?.(headers, body)
    if (taken) expect(await checked).toBe(id)
    else await expect(checked).rejects.toMatchObject({ kind: 'auth' })
  })

  it('are checked with keys that are kept for a day', async () => {
    let now = new Date()
    const adapter = service({ now: () => now })
    const id = await begun()
    const check = () => {
      const { headers, body } = server().hook(id, { at: now })
      return adapter.verifyHint?.(headers, body)
    }
    const before = keyFetches()
    await Promise.all([check(), check()])
    now = later(23 * 3600)
    await check()
    expect(keyFetches()).toBe(before + 1)
    now = later(25 * 3600)
    await check()
    expect(keyFetches()).toBe(before + 2)
  })

  it('are taken when fal signs with a new key', async () => {
    let now = new Date()
    const adapter = service({ now: () => now })
    const id = await begun()
    const check = () => {
      const { headers, body } = server().hook(id, { at: now })
      return adapter.verifyHint?.(headers, body)
    }
    expect(await check()).toBe(id)
    server().rotateKeys()
    await expect(check()).rejects.toMatchObject({ kind: 'auth' })
    now = later(61)
    expect(await check()).toBe(id)
  })

  it('make us fetch keys once a minute at most, however many are forged', async () => {
    const adapter = service()
    const id = await begun()
    const before = keyFetches()
    for (let time = 0; time < 5; time += 1) {
      const { headers, body } = server().hook(id, { forged: true })
      await expect(adapter.verifyHint?.(headers, body)).rejects.toMatchObject({ kind: 'auth' })
    }
    expect(keyFetches()).toBe(before + 1)
  })

  it('are not taken while the keys cannot be had, and are no forgeries for that', async () => {
    let now = new Date()
    const adapter = service({ now: () => now })
    const id = await begun()
    const check = () => {
      const { headers, body } = server().hook(id, { at: now })
      return adapter.verifyHint?.(headers, body)
    }
    server().misbehave({ at: 'keys', answer: { status: 503 } })
    await expect(check()).rejects.toMatchObject({ kind: 'upstream', retryable: true })
    await expect(check()).rejects.toMatchObject({ kind: 'upstream', retryable: true })
    now = later(61)
    expect(await check()).toBe(id)
  })
})

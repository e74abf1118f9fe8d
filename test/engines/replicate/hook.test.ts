import { describe, expect, it } from 'vitest'
import { never, task } from '../remote/adapter-case.ts'
import { replicate } from './fixture.ts'

const { server, service } = replicate()

async function begun(adapter = service()): Promise<string> {
  const { id } = await adapter.start(await adapter.prepare(task, never), never)
  return String(id)
}
const secretFetches = () => server().requests.filter(({ at }) => at === 'secret').length
const later = (seconds: number) => new Date(Date.now() + seconds * 1000)

describe('webhooks of Replicate', () => {
  it('tell whose news they are', async () => {
    const id = await begun()
    const { headers, body } = server().hook(id)
    expect(await service().verifyHint?.(headers, body)).toBe(id)
  })

  it('may be signed more than once', async () => {
    const id = await begun()
    const wrong = `v1,${Buffer.alloc(32).toString('base64')}`
    const { headers, body } = server().hook(id, { before: [wrong, 'v2,abc', 'v1,short', 'nonsense'] })
    expect(await service().verifyHint?.(headers, body)).toBe(id)
  })

  it('are refused when another signed them, or the body, id or time is another', async () => {
    const id = await begun()
    const adapter = service()
    const { headers, body } = server().hook(id)
    const forgeries: [Record<string, string | undefined>, Buffer][] = [
      [server().hook(id, { forged: true }).headers, body],
      [headers, Buffer.from(`${body} `)],
      [{ ...headers, 'webhook-id': 'msg_other' }, body],
      [{ ...headers, 'webhook-timestamp': `${Number(headers['webhook-timestamp']) + 1}` }, body],
    ]
    for (const [forged, content] of forgeries) {
      await expect(adapter.verifyHint?.(forged, content)).rejects.toMatchObject({ kind: 'auth' })
    }
  })

  it.each(['id', 'timestamp', 'signature'])('are refused without their %s, and no secret is fetched', async (name) => {
    const { headers, body } = server().hook(await begun())
    const before = secretFetches()
    const checked = service().verifyHint?.({ ...headers, [`webhook-${name}`]: undefined }, body)
    await expect(checked).rejects.toMatchObject({ kind: 'auth' })
    expect(secretFetches()).toBe(before)
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

  it('are checked with a secret that is kept, and taken when it is replaced', async () => {
    let now = new Date()
    const adapter = service({ now: () => now })
    const id = await begun()
    const check = () => {
      const { headers, body } = server().hook(id, { at: now })
      return adapter.verifyHint?.(headers, body)
    }
    const before = secretFetches()
    await Promise.all([check(), check()])
    expect(secretFetches()).toBe(before + 1)
    server().rotateSecret()
    await expect(check()).rejects.toMatchObject({ kind: 'auth' })
    now = later(61)
    expect(await check()).toBe(id)
    expect(secretFetches()).toBe(before + 2)
  })

  it('are not taken while the secret cannot be had, and are no forgeries for that', async () => {
    const { headers, body } = server().hook(await begun())
    server().misbehave({ at: 'secret', answer: { status: 503 } })
    await expect(service().verifyHint?.(headers, body)).rejects.toMatchObject({ kind: 'upstream', retryable: true })
  })
})

import { expect, it } from 'vitest'
import { connected } from './fixture.ts'

it('says what answers, without a create', async () => {
  const { server, service } = await connected()
  const detail = `Wan 2.7 VideoEdit on Alibaba Model Studio answers at ${server.url}`
  expect(await service.health()).toEqual({ ok: true, detail, faults: [] })
  expect(server.creates()).toBe(0)
})

it.each<[number, string, RegExp]>([
  [401, 'InvalidApiKey', /DASHSCOPE_API_KEY/],
  [404, 'ModelNotFound', /DASHSCOPE_MODEL/],
  [400, 'Arrearage', /settle the account/],
  [429, 'Throttling', /try again/],
  [503, 'SystemError', /DASHSCOPE_BASE_URL/],
])('says what to do about HTTP %s %s', async (status, code, advice) => {
  const { server, service } = await connected()
  server.misbehave({ at: 'policy', error: [status, code] })
  const health = await service.health()
  expect(health).toMatchObject({ ok: false, faults: [expect.stringMatching(advice)] })
  expect(health.detail).toContain(code)
})

it('says that nobody answers', async () => {
  const { server, service } = await connected()
  await server.close()
  expect(await service.health()).toMatchObject({ ok: false, faults: [expect.stringMatching(/network/)] })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { openBare } from './bare.ts'

let server: Awaited<ReturnType<typeof openBare>>['server']
beforeAll(async () => {
  const config = readConfig({ PRICE_720P: '7', PRICE_1080P: '11' })
  server = (await openBare({ config })).server
})
afterAll(() => server.close())

describe('GET /v2/models', () => {
  it('200: needs no key, and prices follow the settings', async () => {
    const reply = await server.inject('/v2/models')
    expect(reply.statusCode).toBe(200)
    expect(reply.json()).toEqual({
      models: [
        {
          id: 'wan-2.7-videoedit',
          label: expect.any(String),
          modality: 'video',
          description: expect.any(String),
          pricingMode: 'per-second',
          costMin: 14,
          costMax: 110,
        },
      ],
    })
  })

  it.each([
    ['video', 1],
    ['image', 0],
    ['music', 0],
  ])('200: of modality %s there are %i', async (modality, count) => {
    expect((await server.inject(`/v2/models?modality=${modality}`)).json().models).toHaveLength(count)
  })

  it.each(['modality=sound', 'modality=', 'kind=video', 'modality=video&modality=image'])('400: ?%s', async (query) => {
    const reply = await server.inject(`/v2/models?${query}`)
    expect([reply.statusCode, reply.json().error]).toEqual([400, 'Validation error'])
  })
})

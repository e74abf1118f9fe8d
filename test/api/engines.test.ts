import { expect, it } from 'vitest'
import type { Engine } from '../../src/engines/engine.ts'
import { handClock } from '../support/clock.ts'
import { toldEngine } from '../support/edit.ts'
import { KEY, openBare } from './bare.ts'

const edit: Engine['edit'] = async () => {
  throw new Error('not used here')
}
const named = (name: string, health: Engine['health']): Engine => ({ ...toldEngine(edit), name, health })

it('200: engines in order of preference, without what is the operator’s alone', async () => {
  const fault = { ok: false, detail: 'http://10.0.0.7:8188 does not answer: secret-token', faults: ['set SECRET'] }
  const engines = [
    named('comfyui', async () => fault),
    named('local', async () => ({ ok: true, detail: 'the process starts', faults: [] })),
    named('simulated', async () => ({ ok: true, detail: '', faults: [] })),
  ]
  const { server } = await openBare({ engines })
  const reply = await server.inject({ url: '/v2/engines', headers: KEY })
  expect([reply.statusCode, reply.json()]).toEqual([
    200,
    {
      engines: [
        { name: 'comfyui', kind: 'remote', status: 'unavailable', detail: expect.stringContaining('next engine') },
        { name: 'local', kind: 'embedded', status: 'ready', detail: 'edits as told' },
        { name: 'simulated', kind: 'simulated', status: 'ready', detail: 'edits as told' },
      ],
    },
  ])
  expect(reply.body).not.toMatch(/10\.0\.0\.7|secret/i)
  await server.close()
})

it('200: however often it is asked, an upstream is looked at once in 30 seconds', async () => {
  let looks = 0
  const clock = handClock()
  const engine = named('fal', async () => {
    looks += 1
    return { ok: looks > 1, detail: '', faults: [] }
  })
  const { server } = await openBare({ engines: [engine], clock })
  const ask = async () => (await server.inject({ url: '/v2/engines', headers: KEY })).json().engines[0].status
  expect(await Promise.all([...Array(50)].map(ask))).toEqual(Array(50).fill('unavailable'))
  clock.advance(29_000)
  expect([await ask(), looks]).toEqual(['unavailable', 1])
  clock.advance(2_000)
  expect([await ask(), looks]).toEqual(['ready', 2])
  await server.close()
})

it('200: an engine that does not answer in ten seconds is unavailable, and the others are told of', async () => {
  const clock = { ...handClock(), sleep: async (milliseconds: number) => expect(milliseconds).toBe(10_000) }
  const engines = [
    named('fal', () => new Promise(() => {})),
    named('local', async () => ({ ok: true, detail: '', faults: [] })),
  ]
  const { server } = await openBare({ engines, clock })
  const { engines: told } = (await server.inject({ url: '/v2/engines', headers: KEY })).json()
  expect(told.map(({ status }: { status: string }) => status)).toEqual(['unavailable', 'ready'])
  await server.close()
})

it('401: needs a key', async () => {
  const { server } = await openBare()
  expect((await server.inject('/v2/engines')).statusCode).toBe(401)
  await server.close()
})

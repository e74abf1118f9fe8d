import { afterEach, describe, expect, it } from 'vitest'
import { StepCounts } from '../../../src/engines/comfyui/progress.ts'
import { begun, never, type Pair, pair, serviceFor, statusPast, until } from './fixture.ts'

let open: Pair | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

function counts(): StepCounts {
  const all = new StepCounts()
  all.add('a', ['14', '15'])
  return all
}
const say = (all: StepCounts, type: string, data: unknown) => all.hear(JSON.stringify({ type, data }))
const states = (nodes: Record<string, [value: number, max: number]>) => ({
  prompt_id: 'a',
  nodes: Object.fromEntries(
    Object.entries(nodes).map(([node, [value, max]]) => [node, { value, max, state: 'running', node_id: node }]),
  ),
})

describe('steps', () => {
  it('are those of all samplers, by the states of nodes', () => {
    const all = counts()
    expect(all.fraction('a')).toBeUndefined()
    say(all, 'progress_state', states({ '4': [1, 1], '14': [1, 3] }))
    expect(all.fraction('a')).toBeCloseTo(1 / 6)
    say(all, 'progress_state', states({ '14': [3, 3], '15': [1, 3] }))
    expect(all.fraction('a')).toBeCloseTo(4 / 6)
  })

  it('weigh samplers by their steps', () => {
    const all = counts()
    say(all, 'progress_state', states({ '14': [10, 10], '15': [0, 30] }))
    expect(all.fraction('a')).toBeCloseTo(0.25)
  })

  it('are those of older messages as well, and only of the run in question', () => {
    const all = counts()
    say(all, 'execution_start', { prompt_id: 'a' })
    say(all, 'progress', { node: '14', value: 2, max: 4 })
    expect(all.fraction('a')).toBeCloseTo(0.25)
    say(all, 'execution_start', { prompt_id: 'b' })
    say(all, 'progress', { node: '14', value: 4, max: 4 })
    expect(all.fraction('a')).toBeCloseTo(0.25)
  })

  it('never go back, nor to the end before the video is saved', () => {
    const all = counts()
    say(all, 'progress_state', states({ '14': [3, 3], '15': [3, 3] }))
    expect(all.fraction('a')).toBe(0.95)
    say(all, 'progress', { prompt_id: 'a', node: '15', value: 1, max: 3 })
    expect(all.fraction('a')).toBe(0.95)
  })

  it.each([
    ['a preview', new ArrayBuffer(8)],
    ['no JSON', '{'],
    ['no message', '{"type":1}'],
    ['steps without a maximum', '{"type":"progress","data":{"prompt_id":"a","node":"14","value":1,"max":0}}'],
    ['states that are none', '{"type":"progress_state","data":{"prompt_id":"a","nodes":null}}'],
  ])('drop %s', (_name, frame) => {
    const all = counts()
    all.hear(frame)
    expect(all.fraction('a')).toBeUndefined()
  })
})

describe.each(['new', 'old'] as const)('on a %s build', (build) => {
  it('a run tells its steps', async () => {
    open = await pair({ build })
    const { server, service } = open
    server.hold('pending')
    const operation = await begun(open)
    await service.status(operation, never)
    await until(() => server.listeners().length === 1)
    server.hold('running')
    // Two of the four steps of the first of two samplers.
    await expect.poll(() => service.status(operation, never)).toEqual({ state: 'processing', fraction: 0.25 })
    server.hold(null)
    expect((await statusPast(service, operation)).state).toBe('done')
    await until(() => server.listeners().length === 0)
  })
})

it('a listener that was cut off comes back; the status needs it not', async () => {
  open = await pair()
  const { server, service } = open
  server.hold('pending')
  const operation = await begun(open)
  await until(() => server.listeners().length === 1)
  server.cutSockets()
  await until(() => server.listeners().length === 0)
  expect((await service.status(operation, never)).state).toBe('queued')
  await until(() => server.listeners().length === 1)
})

it('another process listens as the client that began the run', async () => {
  open = await pair()
  const { server, service } = open
  server.hold('pending')
  const operation = await begun(open)
  await until(() => server.listeners().length === 1)
  await service.close()
  await until(() => server.listeners().length === 0)
  const other = serviceFor([server.url])
  await other.status(operation, never)
  await until(() => server.listeners()[0] === operation.clientId)
  await other.close()
})

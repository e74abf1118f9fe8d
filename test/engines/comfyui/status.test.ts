import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { statusOf } from '../../../src/engines/comfyui/status.ts'
import { begun, never, type Pair, pair, request, serviceFor, statusPast, until } from './fixture.ts'

let open: Pair | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

it.each(['new', 'lists', 'old'] as const)('a %s build tells how many runs are before it', async (build) => {
  open = await pair({ build })
  open.server.hold('running')
  const [first, , third] = [await begun(open), await begun(open), await begun(open)]
  await until(() => open?.server.tasks[0]?.state === 'running')
  expect(await open.service.status(third, never)).toEqual({ state: 'queued', position: 2 })
  expect((await open.service.status(first, never)).state).toBe('processing')
})

it('a state that is not known is work under way', async () => {
  open = await pair()
  open.server.callStates('hibernating')
  const operation = await begun(open)
  expect((await open.service.status(operation, never)).state).toBe('processing')
})

it('the position is no condition', async () => {
  open = await pair()
  open.server.hold('pending')
  const operation = await begun(open)
  open.server.misbehave('GET /queue', { status: 500 })
  expect(await open.service.status(operation, never)).toEqual({ state: 'queued' })
})

it.each([
  ['500', { status: 500 }],
  ['an answer of another kind', { status: 200, body: '{"error":"?"}' }],
  ['no answer', { cut: 'before' as const }],
])('%s is no news', async (_name, how) => {
  open = await pair()
  const operation = await begun(open)
  open.server.misbehave('GET /api/jobs/:id', how)
  await expect(open.service.status(operation, never)).rejects.toMatchObject({ name: 'Failure', retryable: true })
  expect((await statusPast(open.service, operation)).state).toBe('done')
})

it('a server that is down is no news', async () => {
  const { server, service } = await pair()
  const operation = await begun({ server, service, close: async () => {} })
  await server.close()
  await expect(service.status(operation, never)).rejects.toMatchObject({ kind: 'upstream', retryable: true })
  await expect(service.start({ ...operation, prefix: 'x', graph: {} }, never)).rejects.toMatchObject({
    kind: 'upstream',
    retryable: true,
  })
  await service.close()
})

it('one look at a run that is nowhere proves nothing', async () => {
  open = await pair()
  const operation = await begun(open)
  await statusPast(open.service, operation)
  open.server.misbehave('GET /api/jobs/:id', { status: 404, body: '{"error":"Job not found"}' })
  expect((await open.service.status(operation, never)).state).toBe('done')
})

it('asks no server that is none of the operator’s', async () => {
  open = await pair()
  const operation = await begun(open)
  const other = serviceFor(['http://127.0.0.1:9'])
  const asked = open.server.requests.length
  await expect(other.status({ ...operation, clientId: 'stranger' }, never)).rejects.toMatchObject({ kind: 'upstream' })
  await expect(other.cancel(operation, never)).rejects.toMatchObject({ kind: 'upstream' })
  await expect(other.start({ ...(await request(open.server)) }, never)).rejects.toMatchObject({ kind: 'upstream' })
  // The upload of the last one.
  expect(open.server.requests.length).toBe(asked + 1)
  await delay(100)
  expect(open.server.listeners()).not.toContain('stranger')
  await other.close()
})

it('names what is missing to the operator, and takes the rest of a graph out of the queue', async () => {
  open = await pair({ missingModels: ['Wan2_1_VAE_bf16.safetensors'] })
  await expect(begun(open)).rejects.toMatchObject({
    kind: 'upstream',
    retryable: false,
    message: expect.not.stringContaining('vae'),
    cause: expect.stringContaining(
      "node 7 VAELoader: Value not in list: vae_name: 'Wan2_1_VAE_bf16.safetensors' not in",
    ),
  })
  const prepared = await request(open.server)
  // Another output, which can run, makes the server accept the graph.
  prepared.graph['90'] = { class_type: 'LoadVideo', inputs: { file: [...open.server.files.keys()][0] } }
  prepared.graph['91'] = {
    class_type: 'SaveVideo',
    inputs: { video: ['90', 0], filename_prefix: 'x', format: 'auto', codec: 'auto' },
  }
  open.server.hold('pending')
  await expect(open.service.start({ ...prepared }, never)).rejects.toMatchObject({ kind: 'upstream', retryable: false })
  expect(open.server.creates()).toBe(1)
  expect(open.server.requests.at(-1)?.route).toBe('GET /api/jobs/:id')
  open.server.hold(null)
  expect((await open.service.status({ ...prepared }, never)).state).toBe('failed')
})

it.each([
  ['an input', { images: [{ filename: 'a.mp4', subfolder: '', type: 'input' }] }],
  ['no video', { images: [{ filename: 'a.png', subfolder: '', type: 'output' }], text: ['done'], animated: [true] }],
  ['nothing', undefined],
])('%s of the output node is no result', (_name, outputs) => {
  const run = { server: 'http://127.0.0.1:8188', id: 'a', clientId: 'c', output: '18', samplers: [] }
  const status = statusOf({ state: 'completed', outputs: { ...(outputs && { '18': outputs }) } }, run, undefined)
  expect(status).toMatchObject({ state: 'failed', failure: { kind: 'upstream', retryable: false } })
})

it('a file that was saved comes before one that is temporary', () => {
  const run = { server: 'http://127.0.0.1:8188/comfy', id: 'a', clientId: 'c', output: '18', samplers: [] }
  const files = ['temp', 'output'].map((type) => ({ filename: `${type} 1.mp4`, subfolder: 'retake', type }))
  expect(statusOf({ state: 'completed', outputs: { '18': { gifs: files } } }, run, undefined)).toEqual({
    state: 'done',
    video: 'http://127.0.0.1:8188/comfy/view?filename=output+1.mp4&subfolder=retake&type=output',
    spent: null,
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JobResult } from '../../src/jobs/job.ts'
import { type Api, openApi } from './fixture.ts'

let api: Api
let owner: Awaited<ReturnType<Api['newKey']>>
beforeAll(async () => {
  api = await openApi()
  owner = await api.newKey({ name: 'owner' })
})
afterAll(() => api.close())

const get = (id: string, headers: Record<string, string> = owner.headers) =>
  api.server.inject({ url: `/v2/jobs/${id}`, headers })

const RESULT: JobResult = {
  videoKey: 'videos/token-1.mp4',
  posterKey: 'posters/token-1.jpg',
  engine: 'local',
  edits: [{ clause: 'film noir', outcome: 'applied', detail: 'noir' }],
  seed: 7,
  width: 1280,
  height: 720,
  duration: 4.04,
}

describe('GET /v2/jobs/{id}', () => {
  it('200: a queued job, with its input and its price', async () => {
    const id = await api.newJob(owner.account)
    const reply = await get(id)
    expect(reply.statusCode).toBe(200)
    const { input, ...job } = reply.json()
    expect(job).toEqual({
      id,
      status: 'QUEUED',
      model: 'wan-2.7-videoedit',
      progress: 0,
      result: null,
      error: null,
      creditCost: 80,
      webhookStatus: null,
      createdAt: '2026-01-01T00:00:00.000Z',
      completedAt: null,
      expired: false,
    })
    expect(input).toMatchObject({
      model: 'wan-2.7-videoedit',
      prompt: 'film noir',
      wan27VideoeditParams: { video: 'https://example.com/clip.mp4', resolution: '720p' },
    })
  })

  it('200: a completed job has a result with absolute addresses and none of our keys', async () => {
    const completedAt = new Date('2026-01-01T00:01:00Z')
    const id = await api.newJob(owner.account, { status: 'COMPLETED', progress: 100, completedAt, result: RESULT })
    expect((await get(id)).json()).toMatchObject({
      progress: 100,
      creditCost: 80,
      completedAt: completedAt.toISOString(),
    })
    expect((await get(id)).json().result).toEqual({
      videoUrl: 'https://files.test/files/videos/token-1.mp4',
      posterUrl: 'https://files.test/files/posters/token-1.jpg',
      engine: 'local',
      edits: RESULT.edits,
      seed: 7,
      width: 1280,
      height: 720,
      duration: 4.04,
    })
  })

  it.each(['FAILED', 'CANCELLED'] as const)('200: a job that %s costs nothing', async (status) => {
    const completedAt = new Date('2026-01-01T00:01:00Z')
    const id = await api.newJob(owner.account, { status, error: 'The edit failed', completedAt })
    expect((await get(id)).json()).toMatchObject({
      status,
      creditCost: 0,
      error: 'The edit failed',
      completedAt: completedAt.toISOString(),
    })
  })

  it('200: says that its files are gone', async () => {
    const id = await api.newJob(owner.account, { status: 'COMPLETED', result: RESULT, expired: true })
    expect((await get(id)).json()).toMatchObject({ expired: true, result: { seed: 7 } })
  })

  it('200: an id in capitals is the same id', async () => {
    const id = await api.newJob(owner.account)
    expect((await get(id.toUpperCase())).json().id).toBe(id)
  })

  it("200: a team's admin sees the jobs of its members", async () => {
    const member = await api.newKey({ team: 'owner', email: 'member@example.com', role: 'member' })
    const id = await api.newJob(member.account)
    expect((await get(id)).statusCode).toBe(200)
  })

  it.each(['nope', '1', '%20', `${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(13)}`, 'x'.repeat(5000), '%00'])(
    '400: %s is no uuid',
    async (id) => {
      const reply = await get(id)
      expect([reply.statusCode, reply.json()]).toEqual([
        400,
        { error: 'Validation error', details: { id: ['Must be a UUID'] } },
      ])
    },
  )

  it.each(['00000000-0000-4000-8000-000000000000', '11111111-1111-1111-1111-111111111111'])(
    '404: there is no job %s',
    async (id) => {
      const reply = await get(id)
      expect([reply.statusCode, reply.json()]).toEqual([404, { error: 'Job not found' }])
    },
  )

  it("404: another team's job does not exist, not even for its admin", async () => {
    const stranger = await api.newKey({ role: 'admin' })
    const reply = await get(await api.newJob(owner.account), stranger.headers)
    expect([reply.statusCode, reply.json()]).toEqual([404, { error: 'Job not found' }])
  })

  it("404: a member does not see a team mate's job", async () => {
    const mate = await api.newKey({ team: 'owner', email: 'mate@example.com', role: 'member' })
    expect((await get(await api.newJob(owner.account), mate.headers)).statusCode).toBe(404)
  })
})

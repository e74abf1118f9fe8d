import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeCursor } from '../../src/api/schemas/page.ts'
import { type Api, openApi } from './fixture.ts'

type Key = Awaited<ReturnType<Api['newKey']>>

let api: Api
let ann: Key
let mate: Key
const jobs: string[] = []

beforeAll(async () => {
  api = await openApi()
  ann = await api.newKey({ name: 'ann' })
  mate = await api.newKey({ team: 'ann', name: 'mate', email: 'mate@example.com', role: 'member' })
  // Newest first, two of them of the same moment.
  for (const second of [5, 4, 3, 3, 1]) {
    const createdAt = new Date(Date.UTC(2026, 0, 1, 0, 0, second))
    jobs.push(await api.newJob(ann.account, { createdAt, status: second === 1 ? 'FAILED' : 'QUEUED' }))
  }
  const [third = '', fourth = ''] = jobs.slice(2, 4).sort().reverse()
  jobs.splice(2, 2, third, fourth)
})
afterAll(() => api.close())

async function list(query: string, key = ann) {
  const reply = await api.server.inject({ url: `/v2/jobs${query}`, headers: key.headers })
  const body = reply.json()
  return { status: reply.statusCode, body, ids: (body.jobs ?? []).map((job: { id: string }) => job.id) }
}

describe('GET /v2/jobs', () => {
  it('200: own jobs, newest first, without their input', async () => {
    const { status, body, ids } = await list('')
    expect(status).toBe(200)
    expect(ids).toEqual(jobs)
    expect(body).toEqual({ jobs: expect.any(Array), nextCursor: null, hasMore: false })
    expect(Object.keys(body.jobs[0]).sort()).toEqual(
      'completedAt createdAt creditCost error expired id model progress result status webhookStatus'.split(' '),
    )
  })

  it.each([1, 2, 3])('200: pages of %i meet every job once, equal times included', async (limit) => {
    const met: string[] = []
    let query = `?limit=${limit}`
    for (let page = 0; page < 9; page++) {
      const { body, ids } = await list(query)
      met.push(...ids)
      expect(body.hasMore).toBe(body.nextCursor !== null)
      if (!body.hasMore) break
      expect(ids).toHaveLength(limit)
      query = `?limit=${limit}&cursor=${body.nextCursor}`
    }
    expect(met).toEqual(jobs)
  })

  it('200: a page that ends the list exactly says so', async () => {
    expect((await list(`?limit=${jobs.length}`)).body).toMatchObject({ hasMore: false, nextCursor: null })
  })

  it('200: narrows by state, model and id', async () => {
    expect((await list('?status=FAILED')).ids).toEqual(jobs.slice(-1))
    expect((await list('?status=CANCELLED')).ids).toEqual([])
    expect((await list('?model=wan-2.7-videoedit')).ids).toEqual(jobs)
    expect((await list('?model=another')).ids).toEqual([])
    expect((await list(`?search=${jobs[1]}`)).ids).toEqual([jobs[1]])
    expect((await list('?search=00000000-0000-4000-8000-000000000000')).ids).toEqual([])
  })

  it('200: names the models only when asked', async () => {
    expect((await list('?include_models=true&limit=1')).body.models).toEqual(['wan-2.7-videoedit'])
    expect((await list('?include_models=false')).body).not.toHaveProperty('models')
    expect((await list('?include_models=true', await api.newKey())).body.models).toEqual([])
  })

  it('200: tells what was asked for only when asked', async () => {
    const [job] = (await list('?include_input=true&limit=1')).body.jobs
    expect(job.input).toMatchObject({ prompt: 'film noir', wan27VideoeditParams: { resolution: '720p' } })
    expect((await list('?include_input=false')).body.jobs[0]).not.toHaveProperty('input')
  })

  it("200: an admin may list the team's jobs", async () => {
    const job = await api.newJob(mate.account, { createdAt: new Date('2026-02-01T00:00:00Z') })
    expect((await list('?scope=user')).ids).toEqual(jobs)
    expect((await list('?scope=team')).ids).toEqual([job, ...jobs])
    expect((await list('', mate)).ids).toEqual([job])
    expect((await list(`?search=${jobs[0]}`, mate)).ids).toEqual([])
  })

  it('403: a member may not', async () => {
    const { status, body } = await list('?scope=team', mate)
    expect([status, body]).toEqual([403, { error: "Only an admin may list the team's jobs" }])
  })

  it.each([
    ['status=RUNNING', 'status'],
    ['status=', 'status'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=1.5', 'limit'],
    ['limit=', 'limit'],
    ['limit=abc', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['limit=1e999', 'limit'],
    ['scope=all', 'scope'],
    ['search=nope', 'search'],
    ['include_models=1', 'include_models'],
    ['include_input=yes', 'include_input'],
    ['model=%00', 'model'],
    [`model=${'m'.repeat(101)}`, 'model'],
    ['page=2', 'page'],
    ['constructor=1', 'constructor'],
  ])('400: ?%s', async (query, field) => {
    const { status, body } = await list(`?${query}`)
    expect(status).toBe(400)
    expect(body.error).toBe('Validation error')
    expect(Object.keys(body.details)).toEqual([field])
  })

  it('400: a query that reaches for the prototype', async () => {
    expect((await list('?__proto__=1')).status).toBe(400)
  })

  const ID = '00000000-0000-4000-8000-000000000000'
  const forged = (text: string) => Buffer.from(text).toString('base64url')
  it.each([
    '',
    'x',
    '%00',
    ID,
    forged(ID),
    forged(`-1.${ID}`),
    forged(`99999999999999.${ID}`),
    forged(`1e3.${ID}`),
    forged(`01.${ID}`),
    forged('1.nope'),
    `${encodeCursor({ createdAt: new Date(1), id: ID })}=`,
    `${encodeCursor({ createdAt: new Date(1), id: ID })}A`,
  ])('400: cursor %s', async (cursor) => {
    const { status, body } = await list(`?cursor=${cursor}`)
    expect([status, body.details]).toEqual([400, { cursor: ['Not a cursor of this list'] }])
  })

  it('200: takes a cursor of the last moment it can name', async () => {
    const cursor = encodeCursor({ createdAt: new Date(9_999_999_999_999), id: ID })
    expect((await list(`?cursor=${cursor}`)).ids).toEqual(jobs)
  })
})

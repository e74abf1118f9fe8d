import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Api, openApi } from './fixture.ts'

type Key = Awaited<ReturnType<Api['newKey']>>

let api: Api
let ann: Key
let mate: Key
let stranger: Key
/** Newest first: of ann, of her mate, of ann. */
const deliveries: string[] = []
const jobs: string[] = []

beforeAll(async () => {
  api = await openApi()
  ann = await api.newKey({ name: 'ann' })
  mate = await api.newKey({ team: 'ann', name: 'mate', email: 'mate@example.com', role: 'member' })
  stranger = await api.newKey({ name: 'stranger' })
  for (const [key, event] of [
    [ann, 'completed'],
    [mate, 'failed'],
    [ann, 'progress'],
  ] as const) {
    api.clock.advance(1000)
    const job = await api.newJob(key.account)
    deliveries.unshift(await deliveryOf(job, event))
    jobs.unshift(job)
  }
})
afterAll(() => api.close())

async function deliveryOf(job: string, event: string): Promise<string> {
  const id = api.identifiers.uuid()
  await api.database.query(
    `insert into webhook_deliveries (id, job_id, team_id, user_id, event, url, status, next_attempt_at, created_at, failures)
     select $1, id, team_id, user_id, $3, 'https://receiver.test/hook', $4, $5, $5, 10 from jobs where id = $2`,
    [id, job, event, event === 'failed' ? 'failed' : 'pending', api.clock.now()],
  )
  return id
}

async function list(query = '', headers: Record<string, string> = ann.headers) {
  const reply = await api.server.inject({ url: `/v2/webhooks/deliveries${query}`, headers })
  const body = reply.json()
  return { status: reply.statusCode, body, ids: (body.deliveries ?? []).map(({ id }: { id: string }) => id) }
}

const redeliver = (id = '', headers: Record<string, string> = ann.headers) =>
  api.server.inject({ method: 'POST', url: `/v2/webhooks/deliveries/${id}/redeliver`, headers })

describe('GET /v2/webhooks/deliveries', () => {
  it("200: an admin sees the team's, newest first", async () => {
    const { status, body, ids } = await list()
    expect(status).toBe(200)
    expect(ids).toEqual(deliveries)
    expect(body).toMatchObject({ nextCursor: null, hasMore: false })
  })

  it('200: a member sees those of own jobs, a stranger none', async () => {
    expect((await list('', mate.headers)).ids).toEqual([deliveries[1]])
    expect((await list('', stranger.headers)).ids).toEqual([])
    expect((await list(`?jobId=${jobs[0]}`, mate.headers)).ids).toEqual([])
  })

  it('200: with every try', async () => {
    await api.database.query(
      `insert into webhook_attempts (delivery_id, number, at, status_code, error, milliseconds)
       values ($1, 1, $2, 500, 'The receiver answered 500', 12)`,
      [deliveries[1], api.clock.now()],
    )
    const { body } = await list('', mate.headers)
    const at = api.clock.now().toISOString()
    expect(body.deliveries).toEqual([
      {
        id: deliveries[1],
        jobId: jobs[1],
        event: 'failed',
        url: 'https://receiver.test/hook',
        status: 'failed',
        attempts: [{ number: 1, at, statusCode: 500, error: 'The receiver answered 500', milliseconds: 12 }],
        nextAttemptAt: null,
        createdAt: new Date(Date.parse(at) - 1000).toISOString(),
        deliveredAt: null,
      },
    ])
  })

  it('200: narrows by job and state', async () => {
    expect((await list(`?jobId=${jobs[2]}`)).ids).toEqual([deliveries[2]])
    expect((await list('?status=failed')).ids).toEqual([deliveries[1]])
    expect((await list('?status=delivered')).ids).toEqual([])
  })

  it.each([1, 2])('200: pages of %i meet every delivery once', async (limit) => {
    const met: string[] = []
    let cursor = ''
    do {
      const { body, ids } = await list(`?limit=${limit}${cursor}`)
      met.push(...ids)
      expect(body.hasMore).toBe(body.nextCursor !== null)
      cursor = body.nextCursor && `&cursor=${body.nextCursor}`
    } while (cursor)
    expect(met).toEqual(deliveries)
  })

  it.each(['jobId=nope', 'status=sent', 'limit=0', 'limit=101', 'cursor=x', 'page=2'])('400: ?%s', async (query) => {
    const { status, body } = await list(`?${query}`)
    expect([status, Object.keys(body.details)]).toEqual([400, [query.split('=')[0]]])
  })

  it('401: without a key', async () => {
    expect((await list('', {})).status).toBe(401)
  })
})

describe('POST /v2/webhooks/deliveries/{id}/redeliver', () => {
  it('202: one more try, at once', async () => {
    const reply = await redeliver(deliveries[1])
    expect([reply.statusCode, reply.json()]).toEqual([202, { id: deliveries[1], status: 'pending' }])
    const { body } = await list(`?jobId=${jobs[1]}`)
    expect(body.deliveries).toMatchObject([
      { id: deliveries[1], status: 'pending', nextAttemptAt: api.clock.now().toISOString() },
    ])
    expect((await redeliver(deliveries[1], mate.headers)).statusCode).toBe(202)
  })

  it.each([
    ['unknown', () => api.identifiers.uuid(), () => ann],
    ["a stranger's", () => deliveries[2] ?? '', () => stranger],
    ["a mate's, for a member", () => deliveries[2] ?? '', () => mate],
  ])('404: %s', async (_what, id, key) => {
    const reply = await redeliver(id(), key().headers)
    expect([reply.statusCode, reply.json()]).toEqual([404, { error: 'Webhook delivery not found' }])
  })

  it('409: progress', async () => {
    const reply = await redeliver(deliveries[0])
    expect([reply.statusCode, reply.json()]).toEqual([409, { error: 'Progress is not sent again' }])
  })

  it('400: no uuid', async () => {
    expect((await redeliver('nope')).statusCode).toBe(400)
  })

  it('401: without a key', async () => {
    expect((await redeliver(deliveries[2], {})).statusCode).toBe(401)
  })
})

describe('webhookStatus', () => {
  it('is in the job', async () => {
    const of = async (id = '') =>
      (await api.server.inject({ url: `/v2/jobs/${id}`, headers: ann.headers })).json().webhookStatus
    expect(await of(jobs[1])).toBe('pending')
    expect(await of(await api.newJob(ann.account))).toBeNull()
    const { jobs: listed } = (await api.server.inject({ url: '/v2/jobs?scope=team', headers: ann.headers })).json()
    expect(listed.map(({ webhookStatus }: { webhookStatus: unknown }) => webhookStatus)).toContain('pending')
  })
})

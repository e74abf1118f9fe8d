import { afterAll, beforeAll, expect, it } from 'vitest'
import { databaseGauges } from '../../src/observe/database-gauges.ts'
import { registry } from '../../src/observe/metrics.ts'
import { NO_DATABASE } from '../api/bare.ts'
import { type Api, openApi } from '../api/fixture.ts'
import { handClock } from '../support/clock.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const sample = async (line: string) =>
  Number(
    (await registry.metrics())
      .split('\n')
      .find((found) => found.startsWith(`${line} `))
      ?.slice(line.length),
  )

it('tells the queue by engine, its age, webhooks and drift, and asks at most every five seconds', async () => {
  const refresh = databaseGauges(api.database, api.clock, ['told', 'idle'])
  const { account } = await api.newKey()
  const waiting = await api.newJob(account)
  await api.newJob(account, { status: 'PROCESSING' })
  await api.database.query(
    `insert into webhook_deliveries (id, job_id, team_id, user_id, event, url, next_attempt_at, created_at)
     select $1, id, team_id, user_id, 'completed', 'https://a.test/', $2, $2 from jobs where id = $3`,
    [api.identifiers.uuid(), api.clock.now(), waiting],
  )
  api.clock.advance(90_000)
  await refresh()
  expect(await sample('retake_queue_jobs{engine="told",status="queued"}')).toBe(1)
  expect(await sample('retake_queue_jobs{engine="told",status="processing"}')).toBe(1)
  expect(await sample('retake_queue_jobs{engine="idle",status="queued"}')).toBe(0)
  expect(await sample('retake_queue_oldest_seconds{engine="told"}')).toBeCloseTo(90)
  expect(await sample('retake_webhooks_pending')).toBe(1)
  expect(await sample('retake_webhook_lag_seconds')).toBeCloseTo(90)
  expect(await sample('retake_ledger_drift_credits')).toBe(0)
  expect(await sample('retake_database_up')).toBe(1)

  await api.newJob(account)
  await refresh()
  expect(await sample('retake_queue_jobs{engine="told",status="queued"}')).toBe(1)
  api.clock.advance(5000)
  await refresh()
  expect(await sample('retake_queue_jobs{engine="told",status="queued"}')).toBe(2)
})

it('sees a balance that is not the sum of its entries, within five minutes', async () => {
  const refresh = databaseGauges(api.database, api.clock, [])
  const { account } = await api.newKey()
  await refresh()
  expect(await sample('retake_ledger_drift_credits')).toBe(0)
  await api.database.query('update teams set credits = credits + 7 where id = $1', [account.team.id])
  api.clock.advance(5 * 60_000)
  await refresh()
  expect(await sample('retake_ledger_drift_credits')).toBe(7)
})

it('says so when the database is away, and nothing worse', async () => {
  await databaseGauges(NO_DATABASE, handClock(), [])()
  expect(await sample('retake_database_up')).toBe(0)
})

import { expect, it } from 'vitest'
import { runChaos } from './chaos.ts'
import { checkJobs, checkWebhooks } from './checks.ts'
import type { Crowd, Order } from './customers.ts'
import type { Received, Receiver } from './receiver.ts'
import { isKept, table } from './report.ts'

it('keeps every promise while server and edits are killed', async () => {
  const plan = { jobs: 12, kills: 4, falseStarts: 1, customers: 8, refusals: 1, samples: 3 }
  const { findings, jobs } = await runChaos(plan, () => undefined)
  expect(findings.every(isKept), table(findings)).toBe(true)
  expect(jobs).toHaveLength(12)
  expect(jobs.filter(({ status }) => status === 'COMPLETED').length).toBeGreaterThan(3)
}, 120_000)

const job = {
  id: 'a',
  status: 'COMPLETED' as const,
  error: null,
  creditCost: 40,
  webhookStatus: 'delivered',
  result: { videoUrl: 'v', posterUrl: 'p' },
}
const order = (jobIds: string[]): Order => ({
  ...{ key: 'k', kind: 'edit', video: '', cancelAfter: null, cancellation: null, jobIds: new Set(jobIds) },
})
const crowd = (orders: Order[]): Crowd => ({
  ...{ orders, accepted: 0, ended: 0, lost: 0, faults: [], done: Promise.resolve() },
  nextSubmission: () => Promise.resolve(),
})
const event: Received = {
  ...{ id: '1', jobId: 'a', event: 'completed', status: 'COMPLETED', videoUrl: 'v', accepted: 1, refused: 0 },
}
const receiver = (events: Received[]): Receiver => ({
  ...{ url: '', clipUrl: '', requests: 1, refused: 0, faults: [], close: async () => undefined },
  events: new Map(events.map((received) => [received.id, received])),
})
const broken = (findings: ReturnType<typeof checkJobs>) =>
  findings.filter((finding) => !isKept(finding)).map(({ promise }) => promise)

it('tells when a promise about jobs is broken', () => {
  expect(broken(checkJobs(crowd([order(['a'])]), [job]))).toEqual([])
  expect(broken(checkJobs(crowd([order(['a'])]), []))).toEqual(['no accepted job is lost'])
  const stuck = { ...job, status: 'PROCESSING' as const, result: null }
  expect(broken(checkJobs(crowd([order(['a'])]), [stuck]))).toContain('no job is stuck')
  const twice = 'a key makes one job, however often it is sent'
  expect(broken(checkJobs(crowd([order(['a', 'b'])]), [job, { ...job, id: 'b' }]))).toEqual([twice])
  expect(broken(checkJobs(crowd([]), [job]))).toEqual([twice])
  const failed = { ...job, status: 'FAILED' as const, error: 'The video is corrupt', result: null }
  expect(broken(checkJobs(crowd([order(['a'])]), [failed]))).toEqual([
    'a job ends as its order deserves, or FAILED after three kills',
  ])
})

it('tells when a promise about webhooks is broken', () => {
  expect(broken(checkWebhooks(receiver([event]), [job]))).toEqual([])
  const untold = 'the end of each job is told, and known to be'
  expect(broken(checkWebhooks(receiver([]), [job]))).toEqual([untold])
  expect(broken(checkWebhooks(receiver([{ ...event, accepted: 0 }]), [job]))).toEqual([untold])
  expect(broken(checkWebhooks(receiver([event, { ...event, id: '2' }]), [job]))).toEqual(['it has one webhook-id'])
  expect(broken(checkWebhooks(receiver([{ ...event, status: 'FAILED' }]), [job]))).toEqual(['what is told is true'])
})

it('keeps every promise while servers that wait for an upstream are killed, and pays for nothing twice', async () => {
  const plan = { jobs: 8, kills: 3, falseStarts: 0, customers: 8, refusals: 1, samples: 3, remote: true }
  const { findings, jobs } = await runChaos(plan, () => undefined)
  expect(findings.every(isKept), table(findings)).toBe(true)
  expect(findings.map(({ promise }) => promise)).toContain('no paid create is repeated')
  expect(jobs.filter(({ status }) => status === 'COMPLETED').length).toBeGreaterThan(2)
}, 240_000)

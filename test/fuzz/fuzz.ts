import fc from 'fast-check'
import { auditCredits } from '../../src/credits/audit.ts'
import { faultsOf, leaksIn } from './judge.ts'
import { mutation } from './mutation.ts'
import { type Request, validRequest } from './request.ts'
import type { Target } from './target.ts'
import { exchange } from './wire.ts'

export interface Fault {
  what: string
  /** Makes the same request again: `--seed <seed> --requests 1`. */
  seed: number
  request: string
}

export interface Report {
  requests: number
  faults: Fault[]
  /** Answers by operation and status. */
  answers: Map<string, Map<number, number>>
  seconds: number
}

const AT_ONCE = 8

/** Sends `requests` requests, made from the server's own description, and judges every answer and every line of its log. */
export async function fuzz(target: Target, requests: number, seed: number): Promise<Report> {
  const started = performance.now()
  const report: Report = { requests, faults: [], answers: new Map(), seconds: 0 }
  const made = requestsOf(target)
  let next = 0
  const sender = async () => {
    while (next < requests) {
      const own = seed + next++
      const [request] = fc.sample(made, { seed: own, numRuns: 1 })
      if (request) await judge(target, request, own, report)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sender))
  report.faults.push(...(await faultsAfterwards(target, seed)))
  report.seconds = (performance.now() - started) / 1000
  return report
}

/** One in six is left as the description wants it; the others are spoilt in up to three places. */
function requestsOf({ operations, known }: Target): fc.Arbitrary<Request> {
  const valid = fc.constantFrom(...operations).chain((operation) => validRequest(operation, known))
  const mutations = fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 5, arbitrary: fc.array(mutation(known), { minLength: 1, maxLength: 3 }) },
  )
  return fc
    .tuple(valid, mutations)
    .map(([request, changes]) => changes.reduce((changed, change) => change(changed), request))
}

async function judge({ port, secrets }: Target, request: Request, seed: number, report: Report): Promise<void> {
  const answer = await exchange(port, request)
  for (const what of faultsOf(request, answer, secrets)) {
    report.faults.push({ what, seed, request: `${request.method} /${request.path.join('/')}`.slice(0, 120) })
  }
  const statuses = report.answers.get(request.operation.id) ?? new Map<number, number>()
  report.answers.set(request.operation.id, statuses)
  statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
}

/** The log, the books, and whether the server still answers. */
async function faultsAfterwards({ api, port, operations, secrets }: Target, seed: number): Promise<Fault[]> {
  const faults: string[] = []
  for (const line of api.logged) {
    const text = JSON.stringify(line)
    faults.push(...leaksIn(text, secrets).map((leak) => `the log ${leak}: ${text.slice(0, 300)}`))
    if (Number(line.level) >= 50) faults.push(`an error in the log: ${text.slice(0, 300)}`)
  }
  const { breaches } = await auditCredits(api.database)
  faults.push(...breaches.map(({ rule }) => `the books break “${rule}”`))
  const health = operations.find(({ path }) => path === '/readyz')
  if (!health) throw new Error('the description lacks /readyz')
  const headers: Request['headers'] = [
    ['Host', 'a'],
    ['Connection', 'close'],
  ]
  const plain = { operation: health, method: 'GET', path: ['readyz'], query: [], headers, body: Buffer.alloc(0) }
  const { status } = await exchange(port, { ...plain, framing: 'none', version: 'HTTP/1.1' })
  if (status !== 200) faults.push(`the server answers ${status} afterwards`)
  return faults.map((what) => ({ what, seed, request: 'afterwards' }))
}

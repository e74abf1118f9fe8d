import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { hasEnded, type Job, type Service } from './api.ts'

/** What a customer wants, and what came of it. */
export interface Order {
  key: string
  kind: 'edit' | 'damaged clip' | 'edit without effect' | 'told failure'
  video: string
  /** Where it has to be told from all others. */
  prompt?: string
  /** To be cancelled this many milliseconds after it was accepted. */
  cancelAfter: number | null
  /** The answer to the cancellation, where there was one. */
  cancellation: number | null
  /** The jobs that the key was answered with: in the end exactly one. */
  jobIds: Set<string>
}

export interface Crowd {
  orders: Order[]
  accepted: number
  ended: number
  /** Requests without an answer, or with one of 5xx; they were repeated. */
  lost: number
  /** Answers that no customer should get. */
  faults: string[]
  /** Resolves when the next submission is sent. */
  nextSubmission(): Promise<void>
  /** Resolves when every order has been accepted and its end was seen. */
  done: Promise<void>
}

/** Where everything is. */
export interface Market {
  product: Service
  webhookUrl: string
  /** A good clip in the product's storage, the same on another server, and a damaged one. */
  clips: { own: string; elsewhere: string; damaged: string }
  /** Told of each job as it is accepted. */
  onAccepted?(id: string): void
}

/** Credits for two seconds at 720p. */
export const PRICE = 40

/** Customers who order one after the other until there are enough orders; each waits for the end of the job. */
export function sendCustomers(market: Market, customers: number, jobs: number, think: typeof anyOrder): Crowd {
  const bell = createBell()
  const crowd: Crowd = {
    ...{ orders: [], accepted: 0, ended: 0, lost: 0, faults: [], done: Promise.resolve() },
    nextSubmission: bell.next,
  }
  const visit = async () => {
    while (crowd.orders.length < jobs) {
      const order = think(crowd.orders.length, market)
      crowd.orders.push(order)
      const id = await submit(market, order, crowd, bell.ring)
      if (id === null) continue
      crowd.accepted += 1
      market.onAccepted?.(id)
      await Promise.all([cancel(market.product, order, id, crowd), seeEnd(market.product, id)])
      crowd.ended += 1
    }
  }
  crowd.done = Promise.all(Array.from({ length: customers }, visit)).then(() => undefined)
  return crowd
}

/** Of ten, one fails for its clip, one for its prompt, two are cancelled at some moment, three bring a strange URL. */
export function anyOrder(number: number, market: Market): Order {
  const turn = number % 10
  const good = turn % 3 === 0 ? market.clips.elsewhere : market.clips.own
  return {
    ...plainOrder(number, market),
    kind: turn === 3 ? 'damaged clip' : turn === 7 ? 'edit without effect' : 'edit',
    video: turn === 3 ? market.clips.damaged : good,
    cancelAfter: turn === 1 || turn === 8 ? Math.random() * 3000 : null,
  }
}

/** For an upstream: a prompt of its own; one of five is cancelled at some moment. */
export function remoteOrder(number: number, market: Market): Order {
  const order = plainOrder(number, market)
  const cancelAfter = number % 5 === 1 ? Math.random() * 10_000 : null
  return { ...order, prompt: `order ${order.key}`, cancelAfter }
}

/** For the simulated engine: of ten, one fails as its prompt tells, two are cancelled, three bring a strange URL. */
export function simulatedOrder(number: number, market: Market): Order {
  const turn = number % 10
  return {
    ...plainOrder(number, market),
    ...(turn === 7 && { kind: 'told failure', prompt: 'simulate failure: input' }),
    video: turn % 3 === 0 ? market.clips.elsewhere : market.clips.own,
    cancelAfter: turn === 1 || turn === 8 ? Math.random() * 6000 : null,
  }
}

export function plainOrder(_number: number, { clips }: Market): Order {
  const hopes = { cancelAfter: null, cancellation: null, jobIds: new Set<string>() }
  return { key: randomUUID(), kind: 'edit', video: clips.own, ...hopes }
}

/** Repeats the request with the same key until it is answered, and now and then once more; null when it is refused. */
async function submit(market: Market, order: Order, crowd: Crowd, sending: () => void): Promise<string | null> {
  const body = {
    model: 'wan-2.7-videoedit',
    prompt: order.prompt ?? (order.kind === 'edit without effect' ? 'much more saturated colours' : 'sepia'),
    webhookUrl: market.webhookUrl,
    webhookEvents: ['progress', 'completed', 'failed'],
    wan27VideoeditParams: { video: order.video, resolution: '720p' },
  }
  const headers = { 'Idempotency-Key': order.key }
  let wanted = Math.random() < 0.1 ? 2 : 1
  while (wanted > 0) {
    // Some hang up before the answer comes, and ask again.
    const patience = Math.random() < 0.1 ? Math.random() * 60 : 30_000
    const request = market.product.api('POST', '/v2/videos/edit', { body, headers, patience })
    sending()
    const answer = await answerOf(request, crowd)
    if (answer === null) continue
    if (answer.status !== 202) {
      crowd.faults.push(`a submission was answered ${answer.status} ${JSON.stringify(answer.body)}`)
      return null
    }
    order.jobIds.add(String(answer.body.jobId))
    wanted -= 1
  }
  return [...order.jobIds][0] ?? null
}

async function cancel(product: Service, order: Order, id: string, crowd: Crowd): Promise<void> {
  if (order.cancelAfter === null) return
  await sleep(order.cancelAfter)
  while (order.cancellation === null) {
    const answer = await answerOf(product.api('POST', `/v2/jobs/${id}/cancel`), crowd)
    order.cancellation = answer?.status ?? null
  }
  // 409: it had ended, perhaps by an earlier request whose answer was lost.
  if (![200, 202, 409].includes(order.cancellation)) {
    crowd.faults.push(`a cancellation was answered ${order.cancellation}`)
  }
}

async function seeEnd(product: Service, id: string): Promise<void> {
  for (;;) {
    const answer = await answerOf(product.api('GET', `/v2/jobs/${id}`), null)
    // A job that does not exist is counted at the end.
    if (answer && (answer.status !== 200 || hasEnded(answer.body as unknown as Job))) return
    await sleep(400)
  }
}

/** Null where there was no answer, or none that counts; then it is worth another try in a moment. */
async function answerOf(
  request: Promise<Response>,
  crowd: Crowd | null,
): Promise<{ status: number; body: Record<string, unknown> } | null> {
  try {
    const answer = await request
    const body = (await answer.json()) as Record<string, unknown>
    if (answer.status < 500 && answer.status !== 429) return { status: answer.status, body }
  } catch {
    // Refused, cut off, or given up.
  }
  if (crowd) crowd.lost += 1
  await sleep(100 + Math.random() * 200)
  return null
}

/** Something that many wait for, again and again. */
function createBell() {
  let ring = () => {}
  let next = Promise.resolve()
  const renew = () => {
    ring()
    next = new Promise((resolve) => {
      ring = resolve
    })
  }
  renew()
  return { ring: renew, next: () => next }
}

import { createHash } from 'node:crypto'
import type { Account } from '../accounts/account.ts'
import type { Clock } from '../clock.ts'
import { DEBIT_OF_JOB, NOT_ENOUGH_CREDITS } from '../credits/ledger.ts'
import { billedSeconds, type Prices, priceOf } from '../credits/prices.ts'
import { type Database, DatabaseError, type Queryable } from '../database/database.ts'
import type { ClauseOutcome, EditTask, Engine, Resolution, Understanding } from '../engines/engine.ts'
import { chooseEngine } from '../engines/routing.ts'
import { Failure } from '../failure.ts'
import type { Identifiers } from '../identifiers.ts'
import { traced, traceparent } from '../observe/trace.ts'
import type { Clip } from '../sources/clip.ts'
import type { Intake } from '../sources/intake.ts'
import type { JobStatus } from './job.ts'
import { type EditRequest, IdempotencyConflict, InsufficientCredits, RequestRefused } from './request.ts'

export interface SubmitServices {
  database: Database
  intake: Intake
  engines: readonly Engine[]
  prices: Prices
  clock: Clock
  identifiers: Identifiers
}

export interface Submitted {
  jobId: string
  status: JobStatus
}

/** A key is remembered this long; the contract, section 2. */
const IDEMPOTENCY_HOURS = 24
const RESULT_TOKEN_LENGTH = 40

/**
 * Turns a valid request into a paid, queued job, or into nothing at all. Throws `RequestRefused`, `InsufficientCredits`,
 * `IdempotencyConflict`, and `DatabaseError` when the database is away.
 */
export async function submitEdit(
  services: SubmitServices,
  request: EditRequest,
  account: Account,
  idempotencyKey: string | null,
): Promise<Submitted> {
  const repeat = repeatOf(services, request, account, idempotencyKey)
  const earlier = await findEarlier(services.database, repeat)
  if (earlier) return earlier
  const offer = await prepare(services, request, account)
  const order = { ...offer, request, account, repeat, traceparent: traceparent() }
  return traced('record job', { 'retake.engine': offer.engine }, () => record(services, order))
}

export interface Quote {
  creditCost: number
  /** Billed seconds. */
  seconds: number
  resolution: Resolution
  engine: string
  /** What would become of each part of the prompt. */
  edits: ClauseOutcome[]
}

/** What `submitEdit` would charge and do; creates nothing. Throws `RequestRefused` as it would. */
export async function quoteEdit(services: SubmitServices, request: EditRequest, account: Account): Promise<Quote> {
  const { task, engine, edits, price } = await prepare(services, request, account)
  const seconds = billedSeconds(editedSeconds(task))
  return { creditCost: price, seconds, resolution: task.resolution, engine, edits }
}

interface Offer {
  task: EditTask
  sources: Sources
  engine: string
  edits: ClauseOutcome[]
  price: number
}

async function prepare(services: SubmitServices, request: EditRequest, account: Account): Promise<Offer> {
  const sources = await traced('take sources', {}, () => takeSources(services.intake, request, account.team.id))
  const task = taskOf(request, sources.clip, services.identifiers)
  const choice = chooseEngine(services.engines, task)
  if (choice.engine === null) throw refusalOf(choice.refusals)
  const price = priceOf(editedSeconds(task), task.resolution, services.prices)
  return { task, sources, engine: choice.engine.name, edits: choice.understanding.edits, price }
}

/** Every engine's reasons, line by line; clause by clause those of the last, which is the one that tells most. */
function refusalOf(refusals: readonly Understanding[]): RequestRefused {
  const { edits = [], nearest = [] } = refusals.at(-1) ?? {}
  return new RequestRefused({ prompt: refusals.flatMap(({ help }) => help.split('\n')) }, undefined, { edits, nearest })
}

/** What the price is reckoned by: as long as the result will be. */
function editedSeconds(task: EditTask): number {
  return task.duration === null ? task.clip.seconds : Math.min(task.duration, task.clip.seconds)
}

interface Repeat {
  apiKeyId: string
  key: string
  requestHash: Buffer
  /** Keys from before this moment are free again. */
  since: Date
}

function repeatOf(
  { clock }: SubmitServices,
  request: EditRequest,
  account: Account,
  key: string | null,
): Repeat | null {
  if (key === null) return null
  const requestHash = createHash('sha256').update(JSON.stringify(request)).digest()
  const since = new Date(clock.now().getTime() - IDEMPOTENCY_HOURS * 3_600_000)
  return { apiKeyId: account.apiKey.id, key, requestHash, since }
}

async function findEarlier(database: Queryable, repeat: Repeat | null): Promise<Submitted | null> {
  if (repeat === null) return null
  const [found] = await database.query<{ jobId: string; status: JobStatus; same: boolean }>(
    `select j.id as "jobId", j.status, k.request_hash = $3 as same
     from idempotency_keys k join jobs j on j.id = k.job_id
     where k.api_key_id = $1 and k.key = $2 and k.created_at > $4`,
    [repeat.apiKeyId, repeat.key, repeat.requestHash, repeat.since],
  )
  if (!found) return null
  if (!found.same) throw new IdempotencyConflict()
  return { jobId: found.jobId, status: found.status }
}

interface Sources {
  key: string
  clip: Clip
  referenceKey: string | null
}

async function takeSources(intake: Intake, request: EditRequest, teamId: string): Promise<Sources> {
  const { video, reference_image } = request.wan27VideoeditParams
  const { key, clip } = await blaming('wan27VideoeditParams.video', intake.clip(video, teamId))
  if (reference_image === undefined) return { key, clip, referenceKey: null }
  const image = await blaming('wan27VideoeditParams.reference_image', intake.image(reference_image, teamId))
  return { key, clip, referenceKey: image.key }
}

/** A bad source is a fault of the request's field that names it. */
async function blaming<T>(field: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Failure && error.kind === 'input') {
      throw new RequestRefused({ [field]: [error.message] }, error.cause)
    }
    throw error
  }
}

function taskOf(request: EditRequest, clip: Clip, identifiers: Identifiers): EditTask {
  const parameters = request.wan27VideoeditParams
  return {
    prompt: request.prompt,
    negativePrompt: parameters.negative_prompt ?? null,
    seed: parameters.seed ?? identifiers.seed(),
    clip,
    resolution: parameters.resolution,
    aspectRatio: parameters.aspect_ratio,
    duration: parameters.duration ?? null,
    audio: parameters.audio_setting,
    hasReferenceImage: parameters.reference_image !== undefined,
  }
}

interface Order extends Offer {
  request: EditRequest
  account: Account
  repeat: Repeat | null
  traceparent: string | null
}

/** Idempotency key, job and debit in one statement: all of it or nothing. */
const RECORD = `
  with remembered as (
    insert into idempotency_keys (api_key_id, key, request_hash, job_id, created_at)
    select $4, $16, $17, $1, $15::timestamptz where $16::text is not null
    on conflict (api_key_id, key) do update
      set request_hash = excluded.request_hash, job_id = excluded.job_id, created_at = excluded.created_at
      where idempotency_keys.created_at <= $18
    returning 1
  ), job as (
    insert into jobs (id, team_id, user_id, api_key_id, model, input, task, source_key, reference_key, result_token,
                      engine, price, webhook_url, webhook_events, created_at, traceparent)
    select $1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8, $9, $10, $11, $12, $13, $14::text[], $15, $19
    where $16::text is null or exists (select from remembered)
    returning id, team_id, price, created_at
  ), debit as (${DEBIT_OF_JOB})
  select id from job`

async function record(services: SubmitServices, order: Order): Promise<Submitted> {
  const { request, account, task, sources, price, engine, repeat } = order
  const id = services.identifiers.uuid()
  const input = { ...request, wan27VideoeditParams: { ...request.wan27VideoeditParams, seed: task.seed } }
  try {
    const created = await services.database.query(RECORD, [
      id,
      account.team.id,
      account.user.id,
      account.apiKey.id,
      request.model,
      JSON.stringify(input),
      JSON.stringify(task),
      sources.key,
      sources.referenceKey,
      services.identifiers.token(RESULT_TOKEN_LENGTH),
      engine,
      price,
      request.webhookUrl ?? null,
      request.webhookUrl === undefined ? null : (request.webhookEvents ?? null),
      services.clock.now(),
      repeat?.key ?? null,
      repeat?.requestHash ?? null,
      repeat?.since ?? null,
      order.traceparent,
    ])
    if (created.length === 1) {
      // After the commit, and nobody waits for it: where it is lost, workers look by themselves within a second.
      void services.database.notify('jobs', '')
      return { jobId: id, status: 'QUEUED' }
    }
  } catch (error) {
    if (error instanceof DatabaseError && error.constraint === NOT_ENOUGH_CREDITS) {
      throw new InsufficientCredits(price, await balance(services.database, account.team.id))
    }
    throw error
  }
  // Another request with this key was faster; its job is the answer.
  const earlier = await findEarlier(services.database, repeat)
  if (earlier) return earlier
  throw new Failure('internal', 'Internal error', { retryable: true, cause: 'the job was neither created nor found' })
}

async function balance(database: Queryable, teamId: string): Promise<number> {
  const [team] = await database.query<{ credits: number }>('select credits from teams where id = $1', [teamId])
  return team?.credits ?? 0
}

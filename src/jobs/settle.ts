import { inspect } from 'node:util'
import { REFUND_OF_JOB } from '../credits/ledger.ts'
import type { Queryable } from '../database/database.ts'
import type { Failure } from '../failure.ts'
import { COMPLETED_EVENT_OF_JOB, FAILED_EVENT_OF_JOB } from '../webhooks/outbox.ts'
import type { Job, JobResult, RouteStep } from './job.ts'

/**
 * Ends a job well, in one statement with its webhook's event; true too when this attempt had done so before, and only the
 * answer was lost. False when it is no longer this attempt's; then nothing is written.
 */
export async function completeJob(
  database: Queryable,
  job: Job,
  result: JobResult,
  now: Date,
  step?: RouteStep,
): Promise<boolean> {
  const completed = await database.query(
    `with job as (
       update jobs set status = 'COMPLETED', phase = null, progress = 100, result = $3::jsonb, completed_at = $4,
                       route = route || $5::jsonb, worker = null, lease_until = null
       where id = $1 and attempt = $2 and status = 'PROCESSING' returning *
     ), event as (${COMPLETED_EVENT_OF_JOB})
     select id from job
     union all select id from jobs where id = $1 and attempt = $2 and status = 'COMPLETED'`,
    [job.id, job.attempt, JSON.stringify(result), now, steps(step)],
  )
  return completed.length === 1
}

/** Ends a job badly, in one statement with its refund and its webhook's event. False when it is no longer this attempt's. */
export async function failJob(
  database: Queryable,
  job: Job,
  failure: Failure,
  now: Date,
  step?: RouteStep,
): Promise<boolean> {
  const cause = failure.cause === undefined ? null : inspect(failure.cause).slice(0, 4000)
  const failed = await database.query(
    `with job as (
       update jobs set status = 'FAILED', phase = null, error = $3, error_kind = $4, error_cause = $5, completed_at = $6,
                       route = route || $7::jsonb, worker = null, lease_until = null
       where id = $1 and attempt = $2 and status = 'PROCESSING' returning *
     ), refund as (${REFUND_OF_JOB}), event as (${FAILED_EVENT_OF_JOB})
     select id from job`,
    [job.id, job.attempt, failure.message, failure.kind, cause, now, steps(step)],
  )
  return failed.length === 1
}

/** Ends a running job because its owner asked to, with the whole price back. False when it is no longer this attempt's. */
export async function cancelRunningJob(database: Queryable, job: Job, now: Date, step?: RouteStep): Promise<boolean> {
  const cancelled = await database.query(
    `with job as (
       update jobs set status = 'CANCELLED', phase = null, completed_at = $3,
                       route = route || $4::jsonb, worker = null, lease_until = null
       where id = $1 and attempt = $2 and status = 'PROCESSING' returning id, team_id, price, completed_at
     ), refund as (${REFUND_OF_JOB})
     select id from job`,
    [job.id, job.attempt, now, steps(step)],
  )
  return cancelled.length === 1
}

/** Hands a job to its next engine, which begins anew; nothing is paid or refunded. False when it is no longer this attempt's. */
export async function moveJob(database: Queryable, job: Job, engine: string, step: RouteStep): Promise<boolean> {
  const moved = await database.query(
    `with job as (
       update jobs set status = 'QUEUED', phase = null, worker = null, lease_until = null, tries = 0, operation = null,
                       engine = $3, route = route || $4::jsonb
       where id = $1 and attempt = $2 and status = 'PROCESSING' returning id
     ) select pg_notify('jobs', id::text) from job`,
    [job.id, job.attempt, engine, steps(step)],
  )
  return moved.length === 1
}

function steps(step: RouteStep | undefined): string {
  return JSON.stringify(step === undefined ? [] : [step])
}

/**
 * Parts of the statements that change a job: each writes the event down together with what it tells of, if the job's
 * webhook wants it, and wakes the deliverers. They read a `job` that holds the whole changed row.
 */
export const COMPLETED_EVENT_OF_JOB = endEvent('completed')
export const FAILED_EVENT_OF_JOB = endEvent('failed')

/**
 * Progress that has not been told yet, at `job.now`. What it says is read when it is sent: until then further progress
 * needs no row of its own.
 */
export const PROGRESS_EVENT_OF_JOB = `
  insert into webhook_deliveries (id, job_id, team_id, user_id, event, url, created_at, next_attempt_at)
  select gen_random_uuid(), job.id, job.team_id, job.user_id, 'progress', job.webhook_url, job.now,
         greatest(job.now, told.at + interval '3 seconds')
  from job cross join lateral (
    select max(next_attempt_at) as at, max((body::json->>'progress')::integer) as progress
    from webhook_deliveries where job_id = job.id and event = 'progress'
  ) told
  where ${isWanted('progress')} and job.progress > coalesce(told.progress, 0)
  on conflict (job_id) where event = 'progress' and status = 'pending' do nothing
  returning pg_notify('webhooks', '')`

/** A column of `jobs`: how the event of its end fares; `pending` before that, null where nothing is to be told. */
export const WEBHOOK_STATUS_OF_JOB = `
  coalesce(
    (select delivery.status from webhook_deliveries delivery
     where delivery.job_id = jobs.id and delivery.event <> 'progress'),
    case when jobs.webhook_url is not null and jobs.status in ('QUEUED', 'PROCESSING') then 'pending' end
  )`

function endEvent(event: 'completed' | 'failed'): string {
  return `
  insert into webhook_deliveries (id, job_id, team_id, user_id, event, url, created_at, next_attempt_at)
  select gen_random_uuid(), job.id, job.team_id, job.user_id, '${event}', job.webhook_url,
         job.completed_at, job.completed_at
  from job where ${isWanted(event)}
  returning pg_notify('webhooks', '')`
}

function isWanted(event: string): string {
  return `job.webhook_url is not null and '${event}' = any(coalesce(job.webhook_events, '{completed,failed}'))`
}

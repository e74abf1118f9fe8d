import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What this process counts and measures: one process, one registry, as it has one set of file handles. */
export const registry = new Registry()

// Event loop, memory, handles, garbage collection.
collectDefaultMetrics({ register: registry })

const registers = [registry]

export const httpRequests = new Histogram({
  name: 'retake_http_request_seconds',
  help: 'Answers of the API, by route and status; a watched job counts for as long as it is watched',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
  registers,
})

export const pickUps = new Histogram({
  name: 'retake_job_pickup_seconds',
  help: 'From the submission of a job to its first claim by a worker',
  labelNames: ['engine'],
  buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600],
  registers,
})

export const edits = new Histogram({
  name: 'retake_edit_seconds',
  help: 'Turns of jobs with an engine, from claim to end, by how they ended',
  labelNames: ['engine', 'outcome'],
  buckets: [0.5, 1, 2.5, 5, 10, 20, 30, 60, 120, 300, 600, 1800],
  registers,
})

export const editSpeed = new Histogram({
  name: 'retake_edit_frames_per_second',
  help: 'Frames of finished results for each second that the engine took',
  labelNames: ['engine'],
  buckets: [0.25, 0.5, 1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 240],
  registers,
})

export const upstreamRequests = new Histogram({
  name: 'retake_upstream_request_seconds',
  help: 'Requests to the services behind engines; outcome is an HTTP status class or "unanswered"',
  labelNames: ['engine', 'outcome'],
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
  registers,
})

export const webhookSends = new Histogram({
  name: 'retake_webhook_send_seconds',
  help: 'Tries to deliver webhooks, by event and by whether they arrived',
  labelNames: ['event', 'arrived'],
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15],
  registers,
})

export const storageOperations = new Counter({
  name: 'retake_storage_operations_total',
  help: 'Operations of the file storage; outcome is "ok" or the kind of failure',
  labelNames: ['operation', 'outcome'],
  registers,
})

export const storageBytes = new Counter({
  name: 'retake_storage_bytes_total',
  help: 'Bytes written to and read from the file storage',
  labelNames: ['direction'],
  registers,
})

export const slots = gauge('retake_slots', 'Edits that this worker can have under way', ['engine'])
export const slotsUsed = gauge('retake_slots_used', 'Edits that this worker has under way', ['engine'])

// What follows is read from the database when asked for, and is the same on every node: see database-gauges.
export const queueJobs = gauge('retake_queue_jobs', 'Jobs that wait or run, by engine', ['engine', 'status'])
export const queueOldest = gauge('retake_queue_oldest_seconds', 'Age of the oldest waiting job, by engine', ['engine'])
export const webhooksPending = gauge('retake_webhooks_pending', 'Webhook deliveries that are not done')
export const webhookLag = gauge('retake_webhook_lag_seconds', 'How long the most overdue webhook delivery is overdue')
export const ledgerDrift = gauge(
  'retake_ledger_drift_credits',
  'Balances minus ledger entries, over all teams; must be 0',
)
export const databaseUp = gauge('retake_database_up', 'Whether the database answered when the metrics were read')

function gauge<Label extends string>(name: string, help: string, labelNames: Label[] = []): Gauge<Label> {
  return new Gauge({ name, help, labelNames, registers })
}

import type { JobSummary } from '../../client/types.ts'

const WORDS = {
  QUEUED: 'Waiting',
  PROCESSING: 'Running',
  COMPLETED: 'Done',
  FAILED: 'Failed',
  CANCELLED: 'Cancelled',
}

export function Status({ job: { status, expired } }: { job: Pick<JobSummary, 'status' | 'expired'> }) {
  return (
    <span class={`status ${expired ? 'expired' : status.toLowerCase()}`}>{expired ? 'Expired' : WORDS[status]}</span>
  )
}

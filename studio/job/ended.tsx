import type { EditRequest, JobSummary } from '../../client/types.ts'
import { Outcomes } from '../parts/outcomes.tsx'
import { RunAgain } from './run-again.tsx'

/** An edit that has nothing to show: failed, cancelled, or past its time. */
export function Ended({ job, input }: { job: JobSummary; input: EditRequest }) {
  return (
    <section class="card ended">
      {job.expired && (
        <>
          <h2>The files are gone</h2>
          <p>This server keeps results for a while and then removes them. What became of the edit is still known:</p>
          {job.result && <Outcomes edits={job.result.edits} />}
        </>
      )}
      {job.status === 'FAILED' && (
        <>
          <h2>It did not work</h2>
          <p>{job.error}</p>
          <p class="faint">The credits were given back.</p>
        </>
      )}
      {job.status === 'CANCELLED' && (
        <>
          <h2>Cancelled</h2>
          <p class="faint">The credits were given back.</p>
        </>
      )}
      <RunAgain jobId={job.id} input={input} />
    </section>
  )
}

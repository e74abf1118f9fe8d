import { listJobs } from '../api/calls.ts'
import type { Job } from '../api/shapes.ts'
import { Page } from '../parts/page.tsx'
import { Paged } from '../parts/paged.tsx'
import { Status } from '../parts/status.tsx'
import { When } from '../parts/when.tsx'
import { addressOf } from '../route.ts'

/** Every edit of this key's owner, newest first. */
export function HistoryPage() {
  return (
    <Page title="History" lead="Your edits, newest first.">
      <Paged
        what="edits"
        load={async (cursor) => {
          const { jobs, nextCursor } = await listJobs(cursor)
          return { items: jobs, nextCursor }
        }}
        empty={
          <>
            <h2>No edits yet</h2>
            <p>What you make appears here.</p>
            <a class="button" href={addressOf('edit')}>
              Edit a clip
            </a>
          </>
        }
      >
        {(jobs) => (
          <ul class="rows history">
            {jobs.map((job) => (
              <Row key={job.id} job={job} />
            ))}
          </ul>
        )}
      </Paged>
    </Page>
  )
}

function Row({ job }: { job: Job }) {
  const { id, input, result, error, createdAt, expired, creditCost } = job
  return (
    <li class="card">
      <div class="thumbnail">
        {result && !expired && <img src={result.posterUrl} alt="" loading="lazy" width="160" height="90" />}
      </div>
      <div>
        <div class="row-head">
          <h2>
            <a href={addressOf('jobs', id)}>{input.prompt}</a>
          </h2>
          <Status job={job} />
        </div>
        <p class="faint">
          <When at={createdAt} />
          {creditCost > 0 && `, ${creditCost} credits`}
        </p>
        {error !== null && <p class="error-line">{error}</p>}
      </div>
    </li>
  )
}

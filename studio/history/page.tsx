import { getJob, listJobs } from '../api/calls.ts'
import type { JobSummary } from '../api/shapes.ts'
import { Page } from '../parts/page.tsx'
import { Paged } from '../parts/paged.tsx'
import { Status } from '../parts/status.tsx'
import { When } from '../parts/when.tsx'
import { addressOf } from '../route.ts'

interface Entry {
  job: JobSummary
  sentence: string
}

/** Every edit of this key's owner, newest first. */
export function HistoryPage() {
  return (
    <Page title="History" lead="Your edits, newest first.">
      <Paged
        what="edits"
        load={loadEntries}
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
        {(entries) => (
          <ul class="rows history">
            {entries.map((entry) => (
              <Row key={entry.job.id} {...entry} />
            ))}
          </ul>
        )}
      </Paged>
    </Page>
  )
}

/** The list leaves requests out, so that the sentence of each is asked for by itself. */
async function loadEntries(cursor: string | null): Promise<{ items: Entry[]; nextCursor: string | null }> {
  const { jobs, nextCursor } = await listJobs(cursor)
  const items = await Promise.all(jobs.map(async (job) => ({ job, sentence: (await getJob(job.id)).input.prompt })))
  return { items, nextCursor }
}

function Row({ job, sentence }: Entry) {
  const { id, result, error, createdAt, expired, creditCost } = job
  return (
    <li class="card">
      <div class="thumbnail">
        {result && !expired && <img src={result.posterUrl} alt="" loading="lazy" width="160" height="90" />}
      </div>
      <div>
        <div class="row-head">
          <h2>
            <a href={addressOf('jobs', id)}>{sentence}</a>
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

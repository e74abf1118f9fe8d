import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { EditRequest, JobEvent } from '../../client/types.ts'
import { getJob } from '../api/calls.ts'
import { watchJob } from '../api/watch.ts'
import { announce } from '../parts/announcements.tsx'
import { Failed } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { Status } from '../parts/status.tsx'
import { refreshAccount } from '../session/account.ts'
import { Ended } from './ended.tsx'
import { Progress } from './progress.tsx'
import { ResultView } from './result.tsx'

const NEWS = {
  COMPLETED: 'Your clip is ready.',
  FAILED: 'The edit failed and was refunded.',
  CANCELLED: 'The edit was cancelled and refunded.',
}

/** One edit from waiting to its result. */
export function JobPage({ id }: { id: string }) {
  const input = useSignal<EditRequest | null>(null)
  const view = useSignal<JobEvent | null>(null)
  const failure = useSignal<unknown>(null)
  useEffect(() => {
    const stop = new AbortController()
    const follow = async () => {
      const job = await getJob(id, stop.signal)
      input.value = job.input
      view.value = { ...job, phase: null, queuePosition: null }
      if (job.completedAt !== null) return
      await watchJob(id, (next) => tell(next, view), stop.signal)
    }
    follow().catch((error: unknown) => {
      if (!stop.signal.aborted) failure.value = error
    })
    return () => stop.abort()
  }, [id])

  const job = view.value
  return (
    <Page title={input.value?.prompt ?? 'An edit'} lead={job && <Status job={job} />}>
      {failure.value !== null && <Failed error={failure.value} />}
      {job && input.value && <State job={job} input={input.value} />}
    </Page>
  )
}

/** The end is news, also for those who do not see the page. */
function tell(next: JobEvent, view: { value: JobEvent | null }): void {
  view.value = next
  if (next.completedAt === null) return
  announce(NEWS[next.status as keyof typeof NEWS])
  void refreshAccount()
}

function State({ job, input }: { job: JobEvent; input: EditRequest }) {
  if (job.completedAt === null) return <Progress job={job} />
  if (job.result && !job.expired) return <ResultView job={job} result={job.result} input={input} />
  return <Ended job={job} input={input} />
}

import { useSignal } from '@preact/signals'
import type { JobEvent } from '../../client/types.ts'
import { cancelJob } from '../api/calls.ts'
import { ApiError, inPlainWords } from '../api/errors.ts'
import { announce } from '../parts/announcements.tsx'

const PHASES = {
  preparing: 'Getting the clip ready',
  waiting: 'Waiting for the engine',
  editing: 'Editing',
  storing: 'Saving the result',
}

/** How far an edit is, and the way to stop it. */
export function Progress({ job }: { job: JobEvent }) {
  const isStopping = useSignal(false)
  const cancel = async () => {
    isStopping.value = true
    try {
      await cancelJob(job.id)
    } catch (error) {
      isStopping.value = false
      const wasFaster = error instanceof ApiError && error.status === 409
      announce(wasFaster ? 'It was done before it could be cancelled.' : inPlainWords(error))
    }
  }
  return (
    <section class="card progress" aria-label="Progress">
      <p class="phase" role="status">
        {isStopping.value ? 'Stopping' : phaseOf(job)} …
      </p>
      <progress aria-label="Done so far" max={100} value={job.progress} />
      <p class="faint">{job.progress} %</p>
      <div class="actions">
        <button type="button" class="quiet" disabled={isStopping.value} onClick={() => void cancel()}>
          Cancel
        </button>
      </div>
      <p class="hint">You may leave this page: the edit goes on, and History has it.</p>
    </section>
  )
}

function phaseOf({ status, phase, queuePosition }: JobEvent): string {
  if (status === 'PROCESSING') return phase === null ? 'Running' : PHASES[phase]
  if (queuePosition === null) return 'Waiting in line'
  if (queuePosition === 0) return 'Next in line'
  return queuePosition === 1 ? '1 edit before yours' : `${queuePosition} edits before yours`
}

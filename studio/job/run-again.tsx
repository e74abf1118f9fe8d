import type { EditRequest } from '../../client/types.ts'
import { startFrom } from '../edit/draft.ts'
import { goTo } from '../route.ts'

/** Back to the workbench with all that this edit was made from. */
export function RunAgain({ jobId, input }: { jobId: string; input: EditRequest }) {
  const again = (withSeed: boolean) => {
    startFrom(jobId, input, withSeed)
    goTo('edit')
  }
  return (
    <div class="actions">
      <button type="button" class="quiet" onClick={() => again(true)}>
        Change and run again
      </button>
      <button type="button" class="quiet" onClick={() => again(false)}>
        Try another seed
      </button>
    </div>
  )
}

import type { ApiError } from '../api/errors.ts'
import { inPlainWords } from '../api/errors.ts'
import { announce } from '../parts/announcements.tsx'
import { Failed } from '../parts/notice.tsx'
import { Outcomes } from '../parts/outcomes.tsx'
import { catalogue } from './catalogue.ts'
import { sentence } from './draft.ts'
import { examplesOf } from './ideas.ts'

/** Why nothing of the sentence can be done, and what comes nearest, one click away. */
export function Refusal({ error }: { error: ApiError }) {
  const { edits, nearest = [] } = error.body
  if (edits === undefined) return <Failed error={error} />
  return (
    <div class="refusal">
      <p>
        <strong>This cannot be done here,</strong> so it would cost nothing and is not run:
      </p>
      {edits.length > 0 ? <Outcomes edits={edits} ahead /> : <p>{inPlainWords(error)}</p>}
      {catalogue.value !== null && (
        <>
          <p>{nearest.length > 0 ? 'Nearest to it:' : 'What can be done, for example:'}</p>
          <div class="chips">
            {(nearest.length > 0 ? nearest : examplesOf(catalogue.value)).map((example) => (
              <button key={example} type="button" class="chip" onClick={() => take(example)}>
                {example}
              </button>
            ))}
          </div>
        </>
      )}
    </div>
  )
}

function take(example: string): void {
  sentence.value = example
  announce(`Your sentence is now “${example}”.`)
  document.getElementById('sentence')?.focus()
}

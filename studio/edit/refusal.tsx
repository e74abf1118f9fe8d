import type { ApiError } from '../api/errors.ts'
import { inPlainWords } from '../api/errors.ts'
import { announce } from '../parts/announcements.tsx'
import { Failed } from '../parts/notice.tsx'
import { Outcomes } from '../parts/outcomes.tsx'
import { sentence } from './draft.ts'

/** Why nothing of the sentence can be done, and what to write instead, one click away. */
export function Refusal({ error }: { error: ApiError }) {
  const { edits, suggestions = [] } = error.body
  if (edits === undefined) return <Failed error={error} />
  return (
    <div class="refusal">
      <p>
        <strong>This cannot be done here,</strong> so it would cost nothing and is not run:
      </p>
      {edits.length > 0 ? <Outcomes edits={edits} ahead /> : <p>{inPlainWords(error)}</p>}
      {suggestions.length > 0 && (
        <>
          <p>Try instead:</p>
          <div class="chips">
            {suggestions.map((suggestion) => (
              <button key={suggestion} type="button" class="chip" onClick={() => take(suggestion)}>
                {suggestion}
              </button>
            ))}
          </div>
        </>
      )}
    </div>
  )
}

function take(suggestion: string): void {
  sentence.value = suggestion
  announce(`Your sentence is now “${suggestion}”.`)
  document.getElementById('sentence')?.focus()
}

import { sentence } from './draft.ts'
import { run } from './run.ts'

/** The sentence itself. */
export function Sentence({ canRun }: { canRun: boolean }) {
  return (
    <div class="sentence">
      <label for="sentence">What should change?</label>
      <textarea
        id="sentence"
        rows={3}
        maxLength={5000}
        placeholder="put her on a snowy street at night, make her coat red, 35mm film look"
        aria-describedby="sentence-hint"
        value={sentence.value}
        onInput={(event) => {
          sentence.value = event.currentTarget.value
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && canRun) void run()
        }}
      />
      <p id="sentence-hint" class="hint">
        Plain words, in any combination. Ctrl or ⌘ and Enter runs it.
      </p>
    </div>
  )
}

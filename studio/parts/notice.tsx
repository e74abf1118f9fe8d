import type { ComponentChildren } from 'preact'
import { inPlainWords } from '../api/errors.ts'

/** Something to know before going on; `alert` is read out at once. */
export function Notice({ kind = 'info', children }: { kind?: 'info' | 'alert'; children: ComponentChildren }) {
  return (
    <div class={`notice ${kind}`} role={kind === 'alert' ? 'alert' : undefined}>
      {children}
    </div>
  )
}

/** What went wrong, and a way to try again where there is one. */
export function Failed({ error, onAgain }: { error: unknown; onAgain?: () => void }) {
  return (
    <Notice kind="alert">
      {inPlainWords(error)
        .split('\n')
        .map((line) => (
          <p key={line}>{line}</p>
        ))}
      {onAgain && (
        <button type="button" class="quiet" onClick={onAgain}>
          Try again
        </button>
      )}
    </Notice>
  )
}

import { waiting } from '../api/trouble.ts'

/** Why nothing moves right now, while the studio keeps trying by itself. */
export function Trouble() {
  const now = waiting.value
  return (
    <div role="status" aria-live="polite">
      {now?.kind === 'away' && <p class="trouble">The server does not answer. Trying again until it does …</p>}
      {now?.kind === 'limited' && (
        <p class="trouble">Too many requests for this key. Trying again in {now.seconds} s …</p>
      )}
    </div>
  )
}

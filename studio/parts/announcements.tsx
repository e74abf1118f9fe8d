import { signal } from '@preact/signals'

const SECONDS = 5

const spoken = signal('')
let timer: ReturnType<typeof setTimeout> | undefined

/** Says something in passing: seen for a moment, and read out by screen readers. */
export function announce(text: string): void {
  clearTimeout(timer)
  spoken.value = text
  timer = setTimeout(() => {
    spoken.value = ''
  }, SECONDS * 1000)
}

export function Announcements() {
  return (
    <div class="announcements" role="status" aria-live="polite">
      {spoken.value !== '' && <p>{spoken.value}</p>}
    </div>
  )
}

import type { Edit } from '../../client/types.ts'

const MARKS = { applied: '✓', approximated: '≈', ignored: '–' }
const NOW = { applied: 'Applied', approximated: 'Approximated', ignored: 'Left out' }
const AHEAD = { applied: 'Will be applied', approximated: 'Will be approximated', ignored: 'Will be left out' }

/** What becomes of each part of a sentence, and why. */
export function Outcomes({ edits, ahead = false }: { edits: readonly Edit[]; ahead?: boolean }) {
  const words = ahead ? AHEAD : NOW
  return (
    <ul class="outcomes">
      {edits.map(({ clause, outcome, detail }, at) => (
        <li key={at} class={outcome}>
          <span class="mark" aria-hidden="true">
            {MARKS[outcome]}
          </span>
          <div>
            <strong>“{clause}”</strong> <span class="outcome">{words[outcome]}</span>
            <p>{detail}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}

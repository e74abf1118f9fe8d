import { Failed } from '../parts/notice.tsx'
import { Outcomes } from '../parts/outcomes.tsx'
import { account } from '../session/account.ts'
import { askedAgain, quote } from './quote.ts'
import { Refusal } from './refusal.tsx'
import { Shortage } from './shortage.tsx'

/** What the draft would cost and what is understood of it, before anything runs. */
export function QuoteCard() {
  const now = quote.value
  return (
    <section class="quote" aria-label="What will happen" aria-live="polite" aria-busy={now.state === 'asking'}>
      {now.state === 'none' && <p class="faint">Choose a clip and write a sentence: the price appears here first.</p>}
      {now.state === 'asking' && <p class="faint">Reading your sentence …</p>}
      {now.state === 'refused' && <Refusal error={now.error} />}
      {now.state === 'failed' && <Failed error={now.error} onAgain={() => askedAgain.value++} />}
      {now.state === 'ready' && <Offer />}
    </section>
  )
}

function Offer() {
  if (quote.value.state !== 'ready') return null
  const { creditCost, seconds, resolution, engine, edits } = quote.value.quote
  const credits = account.value?.team.credits
  return (
    <>
      <p class="price">
        <strong>{creditCost} credits</strong>
        <span class="faint">
          {' '}
          for {seconds} s at {resolution}, by the engine “{engine}”
        </span>
      </p>
      <Outcomes edits={edits} ahead />
      {credits !== undefined && credits < creditCost && <Shortage required={creditCost} available={credits} />}
    </>
  )
}

import { ApiError } from '../api/errors.ts'
import { Failed } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { ClipPicker } from './clip-picker.tsx'
import { Gallery } from './gallery.tsx'
import { OptionsForm } from './options-form.tsx'
import { quote } from './quote.ts'
import { QuoteCard } from './quote-card.tsx'
import { failure, isSubmitting, run } from './run.ts'
import { Sentence } from './sentence.tsx'
import { Shortage } from './shortage.tsx'

/** A clip, a sentence, what it would cost and do, and off it goes. */
export function EditPage() {
  const canRun = quote.value.state === 'ready' && !isSubmitting.value
  return (
    <Page title="Edit a clip" lead="Choose a clip and say what should change.">
      <div class="workbench">
        <ClipPicker />
        <div class="brief">
          <Sentence canRun={canRun} />
          <QuoteCard />
          <OptionsForm />
          <button type="button" class="run" disabled={!canRun} onClick={() => void run()}>
            {isSubmitting.value ? 'Submitting …' : 'Run'}
          </button>
          <RunFailure />
        </div>
      </div>
      <Gallery />
    </Page>
  )
}

function RunFailure() {
  const error = failure.value
  if (error === null) return null
  if (error instanceof ApiError && error.status === 402) {
    const { creditsRequired = 0, creditsAvailable = 0 } = error.body
    return <Shortage required={creditsRequired} available={creditsAvailable} />
  }
  return <Failed error={error} />
}

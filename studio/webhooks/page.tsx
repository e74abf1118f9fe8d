import type { WebhookDelivery } from '../../client/types.ts'
import { listDeliveries, redeliver } from '../api/calls.ts'
import { inPlainWords } from '../api/errors.ts'
import { announce } from '../parts/announcements.tsx'
import { Page } from '../parts/page.tsx'
import { Paged } from '../parts/paged.tsx'
import { When } from '../parts/when.tsx'
import { addressOf } from '../route.ts'

const STATUS = {
  pending: ['queued', 'On its way'],
  delivered: ['completed', 'Delivered'],
  failed: ['failed', 'Failed'],
}
const EVENT = { completed: 'Edit done', failed: 'Edit failed', progress: 'Progress' }

/** How events of jobs with a `webhookUrl` fared, with one more try for each that may have it. */
export function WebhooksPage() {
  return (
    <Page title="Webhooks" lead="Events that this server sends to yours when an edit has ended.">
      <Paged
        what="deliveries"
        load={async (cursor) => {
          const { deliveries, nextCursor } = await listDeliveries(cursor)
          return { items: deliveries, nextCursor }
        }}
        empty={
          <>
            <h2>Nothing was sent yet</h2>
            <p>
              Programs that submit edits with a <code>webhookUrl</code> are told when these end. The studio needs none:
              it watches its edits itself.
            </p>
          </>
        }
      >
        {(deliveries, reload) => (
          <ul class="rows">
            {deliveries.map((delivery) => (
              <Row key={delivery.id} delivery={delivery} onChange={reload} />
            ))}
          </ul>
        )}
      </Paged>
    </Page>
  )
}

function Row({ delivery, onChange }: { delivery: WebhookDelivery; onChange(): void }) {
  const { id, jobId, event, url, status, attempts, nextAttemptAt, createdAt } = delivery
  const [tone, word] = STATUS[status]
  const again = async () => {
    try {
      await redeliver(id)
      announce('It is being sent again.')
      onChange()
    } catch (error) {
      announce(inPlainWords(error))
    }
  }
  return (
    <li class="card">
      <div class="row-head">
        <h2>
          <a href={addressOf('jobs', jobId)}>{EVENT[event]}</a>
        </h2>
        <span class={`status ${tone}`}>{word}</span>
      </div>
      <p class="address">{url}</p>
      <p class="faint">
        <When at={createdAt} />
        {nextAttemptAt !== null && (
          <>
            , next try <When at={nextAttemptAt} />
          </>
        )}
      </p>
      <details>
        <summary>
          {attempts.length} {attempts.length === 1 ? 'try' : 'tries'}
        </summary>
        <ol class="tries">
          {attempts.map(({ number, at, statusCode, error, milliseconds }) => (
            <li key={number}>
              <When at={at} />: {error ?? `answered ${statusCode}`} after {milliseconds} ms
            </li>
          ))}
        </ol>
      </details>
      {event !== 'progress' && (
        <button type="button" class="quiet" onClick={() => void again()}>
          Send again
        </button>
      )}
    </li>
  )
}

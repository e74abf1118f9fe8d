import { listEngines } from '../api/calls.ts'
import { Page } from '../parts/page.tsx'
import { Paged } from '../parts/paged.tsx'

const STATUS = { ready: 'Ready', unavailable: 'Not available' }
const KIND = {
  embedded: 'On this server',
  remote: 'Elsewhere, over the network',
  simulated: 'For trials: edits nothing',
}

/** Who edits, in which order, and whether they answer. */
export function EnginesPage() {
  return (
    <Page
      title="Engines"
      lead="An edit goes to the first engine that can do some of it. When that engine fails, the next one takes over."
    >
      <Paged
        what="engines"
        load={async () => ({ items: await listEngines(), nextCursor: null })}
        empty={<p>This server has no engine.</p>}
      >
        {(engines, reload) => (
          <>
            <ol class="rows engines">
              {engines.map(({ name, kind, status, detail }) => (
                <li key={name} class="card">
                  <div class="row-head">
                    <h2>{name}</h2>
                    <span class={`status ${status === 'ready' ? 'completed' : 'failed'}`}>{STATUS[status]}</span>
                  </div>
                  <p class="faint">{KIND[kind]}</p>
                  <p>{detail}</p>
                </li>
              ))}
            </ol>
            <button type="button" class="quiet" onClick={reload}>
              Ask them again
            </button>
          </>
        )}
      </Paged>
    </Page>
  )
}

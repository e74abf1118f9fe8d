import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { FreshKey, Key } from '../../client/types.ts'
import { createKey, listKeys, revokeKey } from '../api/calls.ts'
import { announce } from '../parts/announcements.tsx'
import { Failed } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { Paged } from '../parts/paged.tsx'
import { When } from '../parts/when.tsx'
import { FreshKeyDialog } from './fresh-key.tsx'
import { Revocation } from './revocation.tsx'

const WORDS = { active: 'Active', inactive: 'Switched off', revoked: 'Revoked' }

/** The team's keys: make one, see it once, take one away. */
export function KeysPage() {
  const fresh = useSignal<FreshKey | null>(null)
  const revoking = useSignal<Key | null>(null)
  const version = useSignal(0)
  const changed = () => {
    version.value++
  }
  return (
    <Page title="Keys" lead="Give every program a key of its own, so that one can be taken away without the others.">
      <NewKeyForm
        onMade={(made) => {
          fresh.value = made
          changed()
        }}
      />
      <Paged
        key={version.value}
        what="keys"
        load={async (cursor) => {
          const { keys, nextCursor } = await listKeys(cursor)
          return { items: keys, nextCursor }
        }}
        empty={<p>There is no key yet.</p>}
      >
        {(keys) => (
          <ul class="rows">
            {keys.map((found) => (
              <Row
                key={found.id}
                found={found}
                onRevoke={() => {
                  revoking.value = found
                }}
              />
            ))}
          </ul>
        )}
      </Paged>
      {fresh.value !== null && (
        <FreshKeyDialog
          made={fresh.value}
          onClose={() => {
            fresh.value = null
          }}
        />
      )}
      {revoking.value !== null && (
        <Revocation
          of={revoking.value}
          onClose={() => {
            revoking.value = null
          }}
          onRevoke={async (id) => {
            await revokeKey(id)
            revoking.value = null
            announce('The key is revoked.')
            changed()
          }}
        />
      )}
    </Page>
  )
}

function NewKeyForm({ onMade }: { onMade(made: FreshKey): void }) {
  const name = useRef<HTMLInputElement>(null)
  const failure = useSignal<unknown>(null)
  const submit = async (event: Event) => {
    event.preventDefault()
    failure.value = null
    try {
      onMade(await createKey(name.current?.value.trim() ?? ''))
      if (name.current) name.current.value = ''
    } catch (error) {
      failure.value = error
    }
  }
  return (
    <form class="card inline-form" onSubmit={submit}>
      <div>
        <label for="key-name">Name of a new key</label>
        <input id="key-name" ref={name} required maxLength={100} placeholder="what it is for" autoComplete="off" />
      </div>
      <button type="submit">Create key</button>
      {failure.value !== null && <Failed error={failure.value} />}
    </form>
  )
}

function Row({ found, onRevoke }: { found: Key; onRevoke(): void }) {
  const isActive = found.status === 'active'
  return (
    <li class="card">
      <div class="row-head">
        <h2>{found.name}</h2>
        <span class={`status ${isActive ? 'completed' : 'cancelled'}`}>{WORDS[found.status]}</span>
      </div>
      <p>
        <code>{found.prefix}…</code> <span class="faint">made</span> <When at={found.createdAt} />
      </p>
      {found.isCurrent && <p class="faint">You are signed in with this key.</p>}
      {isActive && (
        <button type="button" class="quiet" onClick={onRevoke} aria-label={`Revoke ${found.name}`}>
          Revoke
        </button>
      )}
    </li>
  )
}

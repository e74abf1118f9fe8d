import { useSignal } from '@preact/signals'
import type { Key } from '../../client/types.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Failed } from '../parts/notice.tsx'

export interface RevocationProperties {
  of: Key
  onClose(): void
  onRevoke(id: string): Promise<void>
}

/** Asks first, with the focus on the harmless answer: nothing brings a revoked key back. */
export function Revocation({ of: { id, name, isCurrent }, onClose, onRevoke }: RevocationProperties) {
  const failure = useSignal<unknown>(null)
  const revoke = async () => {
    failure.value = null
    await onRevoke(id).catch((error: unknown) => {
      failure.value = error
    })
  }
  return (
    <Dialog title={`Revoke “${name}”?`} onClose={onClose}>
      <p>Programs that use it are refused from their next request on. This cannot be undone.</p>
      {isCurrent && <p>It is the key you are signed in with: you will be signed out.</p>}
      {failure.value !== null && <Failed error={failure.value} />}
      <div class="actions">
        <button type="button" class="danger" onClick={() => void revoke()}>
          Revoke
        </button>
        <button type="button" class="quiet" autofocus onClick={onClose}>
          Keep it
        </button>
      </div>
    </Dialog>
  )
}

import { useSignal } from '@preact/signals'
import type { FreshKey } from '../../client/types.ts'
import { Dialog } from '../parts/dialog.tsx'

/** A new key, shown this once. Browsers lend the clipboard only on https or this machine; elsewhere it is copied by hand. */
export function FreshKeyDialog({ made, onClose }: { made: FreshKey; onClose(): void }) {
  const isCopied = useSignal(false)
  const copy = async () => {
    await navigator.clipboard.writeText(made.key)
    isCopied.value = true
  }
  return (
    <Dialog title={`The key “${made.name}”`} onClose={onClose}>
      <p>Copy it now: it is shown only this once, and the server keeps nothing that it could be made from.</p>
      <pre class="fresh-key">
        <code>{made.key}</code>
      </pre>
      <p role="status">{isCopied.value && 'Copied.'}</p>
      <div class="actions">
        {isSecureContext && (
          <button type="button" onClick={() => void copy()}>
            Copy
          </button>
        )}
        <button type="button" class="quiet" onClick={onClose}>
          Done
        </button>
      </div>
    </Dialog>
  )
}

import { useSignal } from '@preact/signals'
import type { NewKey } from '../api/shapes.ts'
import { Dialog } from '../parts/dialog.tsx'

/** A new key, shown this once. */
export function FreshKey({ made, onClose }: { made: NewKey; onClose(): void }) {
  const isCopied = useSignal(false)
  const copy = async () => {
    // Browsers lend the clipboard only to pages on https or this machine; the key can be selected by hand there.
    await navigator.clipboard?.writeText(made.key)
    isCopied.value = navigator.clipboard !== undefined
  }
  return (
    <Dialog title={`The key “${made.name}”`} onClose={onClose}>
      <p>Copy it now: it is shown only this once, and the server keeps nothing that it could be made from.</p>
      <pre class="fresh-key">
        <code>{made.key}</code>
      </pre>
      <p role="status">{isCopied.value && 'Copied.'}</p>
      <div class="actions">
        <button type="button" onClick={() => void copy()}>
          Copy
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          Done
        </button>
      </div>
    </Dialog>
  )
}

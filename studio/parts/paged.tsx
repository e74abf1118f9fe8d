import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { Failed } from './notice.tsx'

export interface PagedProperties<Item> {
  /** What it lists, for buttons and screen readers: `jobs`. */
  what: string
  load(cursor: string | null): Promise<{ items: Item[]; nextCursor: string | null }>
  /** What stands there when there is nothing to list. */
  empty: ComponentChildren
  children(items: Item[], reload: () => void): ComponentChildren
}

/** A list that grows by a page at a time. */
export function Paged<Item>({ what, load, empty, children }: PagedProperties<Item>) {
  const items = useSignal<Item[] | null>(null)
  const next = useSignal<string | null>(null)
  const failure = useSignal<unknown>(null)
  const isLoading = useSignal(false)

  const more = async (cursor: string | null) => {
    isLoading.value = true
    failure.value = null
    try {
      const page = await load(cursor)
      items.value = cursor === null ? page.items : [...(items.value ?? []), ...page.items]
      next.value = page.nextCursor
    } catch (error) {
      failure.value = error
    }
    isLoading.value = false
  }
  const reload = () => void more(null)
  useEffect(reload, [])

  return (
    <section aria-label={what} aria-busy={isLoading.value}>
      {items.value?.length === 0 && <div class="empty">{empty}</div>}
      {items.value !== null && items.value.length > 0 && children(items.value, reload)}
      {items.value === null && isLoading.value && <p class="faint">Loading …</p>}
      {failure.value !== null && <Failed error={failure.value} onAgain={() => void more(next.value)} />}
      {next.value !== null && failure.value === null && (
        <button type="button" class="quiet more" disabled={isLoading.value} onClick={() => void more(next.value)}>
          Older {what}
        </button>
      )}
    </section>
  )
}

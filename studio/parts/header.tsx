import { useSignal } from '@preact/signals'
import { addressOf, type PageName, route } from '../route.ts'
import { account } from '../session/account.ts'
import { key, signOut } from '../session/key.ts'

const LINKS: [PageName, string][] = [
  ['edit', 'Edit'],
  ['history', 'History'],
  ['credits', 'Credits'],
  ['keys', 'Keys'],
  ['webhooks', 'Webhooks'],
  ['engines', 'Engines'],
]

/** The way to every page; folded behind a button where the screen is narrow. */
export function Header() {
  const open = useSignal(false)
  const close = () => {
    open.value = false
  }
  return (
    <header class="header">
      <a class="wordmark" href={addressOf('edit')} onClick={close}>
        <Mark />
        Retake
      </a>
      {key.value !== null && (
        <>
          <button
            type="button"
            class="quiet menu-button"
            aria-expanded={open.value}
            aria-controls="menu"
            onClick={() => {
              open.value = !open.value
            }}
          >
            Menu
          </button>
          <div id="menu" class={open.value ? 'menu open' : 'menu'}>
            <nav aria-label="Pages">
              {LINKS.map(([page, title]) => (
                <a key={page} href={addressOf(page)} aria-current={isAt(page) ? 'page' : undefined} onClick={close}>
                  {title}
                </a>
              ))}
            </nav>
            <Balance />
            <button type="button" class="quiet" onClick={() => signOut()}>
              Sign out
            </button>
          </div>
        </>
      )}
    </header>
  )
}

/** A job belongs to the history. */
function isAt(page: PageName): boolean {
  const at = route.value.page
  return at === page || (at === 'jobs' && page === 'history')
}

function Balance() {
  const credits = account.value?.team.credits
  if (credits === undefined) return null
  return <span class="balance">{credits.toLocaleString()} credits</span>
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path d="M9 16a7 7 0 1 1 2.4 5.3" />
      <path d="M5.6 13.2 9 17l4-3" />
    </svg>
  )
}

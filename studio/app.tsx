import type { ComponentType } from 'preact'
import { CreditsPage } from './credits/page.tsx'
import { EditPage } from './edit/page.tsx'
import { EnginesPage } from './engines/page.tsx'
import { HistoryPage } from './history/page.tsx'
import { JobPage } from './job/page.tsx'
import { KeysPage } from './keys/page.tsx'
import { Announcements } from './parts/announcements.tsx'
import { Header } from './parts/header.tsx'
import { Trouble } from './parts/trouble.tsx'
import { type PageName, route } from './route.ts'
import { key } from './session/key.ts'
import { SignIn } from './session/sign-in.tsx'
import { WebhooksPage } from './webhooks/page.tsx'

const PAGES: Record<PageName, ComponentType<{ id: string }>> = {
  edit: EditPage,
  history: HistoryPage,
  jobs: JobPage,
  credits: CreditsPage,
  keys: KeysPage,
  webhooks: WebhooksPage,
  engines: EnginesPage,
}

/** One page at a time, none without a key. What was typed lives outside the pages and outlasts a sign-in. */
export function App() {
  const { page, id } = route.value
  const Page = PAGES[page]
  return (
    <>
      <button type="button" class="skip" onClick={toMain}>
        Skip to content
      </button>
      <Header />
      <Trouble />
      {key.value === null ? <SignIn /> : <Page key={`${page}/${id}`} id={id} />}
      <Announcements />
    </>
  )
}

/** No link: the address names the page, so that a jump to `#main` would lead away from it. */
function toMain(): void {
  document.querySelector<HTMLElement>('main')?.focus()
}

import { signal } from '@preact/signals'

export const PAGE_NAMES = ['edit', 'history', 'jobs', 'credits', 'keys', 'webhooks', 'engines'] as const
export type PageName = (typeof PAGE_NAMES)[number]

export interface Route {
  page: PageName
  /** Of the job that is looked at; empty on all other pages. */
  id: string
}

/** The page that the address names: `#/jobs/<id>`. */
export const route = signal(routeOf(location.hash))
addEventListener('hashchange', () => {
  route.value = routeOf(location.hash)
})

export function addressOf(page: PageName, id = ''): string {
  return id === '' ? `#/${page}` : `#/${page}/${id}`
}

export function goTo(page: PageName, id = ''): void {
  location.hash = addressOf(page, id)
}

/** An unknown address is the first page's. */
function routeOf(hash: string): Route {
  const [, name = '', id = ''] = hash.split('/')
  const page = PAGE_NAMES.find((known) => known === name)
  if (page === undefined || (page === 'jobs' && id === '')) return { page: 'edit', id: '' }
  return { page, id: page === 'jobs' ? id : '' }
}

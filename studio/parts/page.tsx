import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** A sentence rather than a title. */
const LONG = 45

let first = true

export interface PageProperties {
  title: string
  /** One line below the title. */
  lead?: ComponentChildren
  children: ComponentChildren
}

/** A page that takes the focus to its title, as a page that had been loaded would. */
export function Page({ title, lead, children }: PageProperties) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Retake`
    if (!first) heading.current?.focus()
    first = false
  }, [title])
  return (
    <main id="main" tabIndex={-1}>
      <h1 ref={heading} tabIndex={-1} class={title.length > LONG ? 'long' : ''}>
        {title}
      </h1>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </main>
  )
}

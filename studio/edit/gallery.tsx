import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { CatalogueEntry } from '../../client/types.ts'
import { CATALOGUE_PARTS, type CataloguePart } from '../api/shapes.ts'
import { announce } from '../parts/announcements.tsx'
import { Failed } from '../parts/notice.tsx'
import { catalogue, catalogueFailure, loadCatalogue } from './catalogue.ts'
import { sentence } from './draft.ts'
import { matching } from './ideas.ts'

const TITLES: Record<CataloguePart, string> = {
  looks: 'Looks',
  scenes: 'Scenes',
  atmospheres: 'Weather and light',
  adjustments: 'Adjustments',
  patterns: 'Patterns',
  materials: 'Materials',
}

/** Three rows of a wide screen. */
const FIRST_SHOWN = 18

/** What the local engine can do, to start from. */
export function Gallery() {
  const part = useSignal<CataloguePart>('looks')
  const query = useSignal('')
  const isWhole = useSignal(false)
  useEffect(() => void loadCatalogue(), [])
  const all = catalogue.value
  if (all === null) {
    return catalogueFailure.value === null ? null : (
      <Failed error={catalogueFailure.value} onAgain={() => void loadCatalogue()} />
    )
  }
  const entries = query.value.trim() === '' ? all[part.value] : CATALOGUE_PARTS.flatMap((name) => all[name])
  const found = matching(entries, query.value)
  const shown = isWhole.value ? found : found.slice(0, FIRST_SHOWN)
  return (
    <section class="gallery" aria-labelledby="gallery-title">
      <h2 id="gallery-title">Start from an idea</h2>
      <p class="lead">Pick one or several: each adds its words to your sentence.</p>
      <div class="gallery-bar">
        <fieldset class="segments">
          <legend class="unseen">Kind</legend>
          {CATALOGUE_PARTS.filter((name) => all[name].length > 0).map((name) => (
            <label key={name}>
              <input
                type="radio"
                name="part"
                checked={part.value === name}
                onChange={() => {
                  part.value = name
                  query.value = ''
                  isWhole.value = false
                }}
              />
              <span>{TITLES[name]}</span>
            </label>
          ))}
        </fieldset>
        <input
          type="search"
          aria-label="Find an idea"
          placeholder="Find: snow, film, red …"
          value={query.value}
          onInput={({ currentTarget }) => {
            query.value = currentTarget.value
          }}
        />
      </div>
      {shown.length === 0 && <p class="empty">Nothing is called that.</p>}
      <ul class="ideas">
        {shown.map((entry) => (
          <Idea key={`${part.value}/${entry.name}`} entry={entry} />
        ))}
      </ul>
      {shown.length < found.length && (
        <button
          type="button"
          class="quiet more"
          onClick={() => {
            isWhole.value = true
          }}
        >
          Show all {found.length}
        </button>
      )}
    </section>
  )
}

function Idea({ entry: { title, description, example, preview } }: { entry: CatalogueEntry }) {
  return (
    <li>
      <button type="button" class="idea" onClick={() => add(example)} title={description}>
        {preview !== null && <img src={relative(preview)} alt="" loading="lazy" width="160" height="90" />}
        <span class="idea-title">{title}</span>
        {preview === null && <span class="idea-description">{description}</span>}
      </button>
    </li>
  )
}

/** Below whatever path this page itself is served from. */
function relative(address: string): string {
  return address.replace(/^\//, './')
}

function add(example: string): void {
  const before = sentence.value.trim().replace(/[,.]$/, '')
  const isThere = before.toLowerCase().includes(example.toLowerCase())
  if (!isThere) sentence.value = before === '' ? example : `${before}, ${example}`
  announce(isThere ? 'Your sentence already says that.' : `Added “${example}”.`)
}

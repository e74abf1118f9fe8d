import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Block {
  /** The file and the line where it begins. */
  place: string
  language: string
  text: string
  /** Why it is not run, as `<!-- not run: … -->` in the line before says; null where it is. */
  notRun: string | null
}

/** Every fenced block of the README and of all pages below docs. */
export function blocksOfDocs(): Block[] {
  const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name))
  return ['README.md', ...pages.sort()].flatMap((page) => blocksOf(page, readFileSync(join(root, page), 'utf8')))
}

function blocksOf(page: string, markdown: string): Block[] {
  const fences = markdown.matchAll(
    /(?:^<!-- not run: (?<reason>[^\n]*) -->\n)?^```(?<language>\S*)[^\n]*\n(?<text>.*?)^```$/gms,
  )
  return [...fences].map(({ index, groups }) => ({
    place: `${page}:${markdown.slice(0, index).split('\n').length}`,
    language: groups?.language ?? '',
    text: groups?.text ?? '',
    notRun: groups?.reason ?? null,
  }))
}

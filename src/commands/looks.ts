import { Command } from 'commander'
import type { Gallery, GalleryEntry } from '../engines/local/gallery/gallery.ts'
import { GALLERY_KINDS, galleryOf } from '../engines/local/gallery/search.ts'
import { Failure } from '../failure.ts'
import { withExamples } from './examples.ts'
import { action, print } from './run-command.ts'

const TITLES: Record<keyof Gallery, string> = {
  looks: 'Looks',
  adjustments: 'Adjustments',
  scenes: 'Scenes, behind people',
  atmospheres: 'Weather and light',
  patterns: 'Patterns for clothes, in any colours',
  materials: 'Materials for clothes, in any colour',
}

export function looksCommand(): Command {
  const command = new Command('looks')
    .description('what the local engine knows: looks, adjustments, scenes, weather, patterns and materials')
    .argument('[words...]', 'only what has to do with these words')
    .option('--json', 'machine-readable output, with a prompt for each')
    .action(action(list))
  return withExamples(command, 'retake looks', 'retake looks snow', 'retake looks film --json')
}

async function list(words: string[], { json }: { json?: boolean }): Promise<void> {
  const found = galleryOf(words.join(' '))
  const kinds = GALLERY_KINDS.filter((kind) => found[kind].length > 0)
  if (kinds.length === 0 && !json) {
    throw new Failure('input', `Nothing has to do with “${words.join(' ')}”; retake looks lists everything`)
  }
  print(json, found, kinds.map((kind) => section(TITLES[kind], found[kind])).join('\n\n'))
}

function section(heading: string, entries: readonly GalleryEntry[]): string {
  const width = Math.max(...entries.map(({ title }) => title.length)) + 2
  const lines = entries.map(({ title, description }) => `  ${title.padEnd(width)}${description}`.trimEnd())
  return [`${heading}: “${entries[0]?.example}”`, ...lines].join('\n')
}

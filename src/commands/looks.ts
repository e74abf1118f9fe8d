import { Command } from 'commander'
import { type Gallery, gallery } from '../engines/local/gallery/gallery.ts'
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
  return new Command('looks')
    .description('what the local engine knows: looks, adjustments, scenes, weather, patterns and materials')
    .option('--json', 'machine-readable output, with a prompt for each')
    .action(action(list))
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const kinds = Object.keys(TITLES) as (keyof Gallery)[]
  print(json, gallery, kinds.map(section).join('\n\n'))
}

function section(kind: keyof Gallery): string {
  const entries = gallery[kind]
  const width = Math.max(...entries.map(({ title }) => title.length)) + 2
  const [first] = entries
  const head = `${TITLES[kind]}${first ? `: “${first.example}”` : ''}`
  return [head, ...entries.map(({ title, description }) => `  ${title.padEnd(width)}${description}`.trimEnd())].join(
    '\n',
  )
}

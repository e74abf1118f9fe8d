import { Command } from 'commander'
import { ABILITY_KINDS, type Abilities, type Ability, abilities } from '../engines/local/abilities.ts'
import { Failure } from '../failure.ts'
import { withExamples } from './examples.ts'
import { action, print } from './run-command.ts'

const TITLES: Record<keyof Abilities, string> = {
  looks: 'Looks, for the whole picture, the people or the background',
  adjustments: 'Adjustments, up and down',
  scenes: 'Scenes, behind people',
  atmospheres: 'Weather and light',
  patterns: 'Patterns for clothes, in any colour',
  materials: 'Materials for clothes',
}

export function looksCommand(): Command {
  const command = new Command('looks')
    .description('what the local engine knows: looks, adjustments, scenes, weather, patterns and materials')
    .argument('[words...]', 'only what has to do with these words')
    .option('--json', 'machine-readable output')
    .action(action(list))
  return withExamples(command, 'retake looks', 'retake looks snow', 'retake looks film --json')
}

async function list(words: string[], { json }: { json?: boolean }): Promise<void> {
  const found = abilities(words.join(' '))
  const sections = ABILITY_KINDS.filter((kind) => found[kind].length > 0).map((kind) =>
    section(TITLES[kind], found[kind]),
  )
  if (sections.length === 0 && !json) {
    throw new Failure('input', `Nothing has to do with “${words.join(' ')}”; retake looks lists everything`)
  }
  print(json, found, sections.join('\n\n'))
}

function section(title: string, entries: readonly Ability[]): string {
  const width = Math.max(...entries.map(({ name }) => name.length)) + 2
  return [title, ...entries.map(({ name, description }) => `  ${name.padEnd(width)}${description}`)].join('\n')
}

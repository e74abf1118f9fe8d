import { Command } from 'commander'
import { adjustments } from '../engines/local/adjust/catalogue.ts'
import { atmospheres } from '../engines/local/atmosphere/catalogue.ts'
import { looks } from '../engines/local/looks/catalogue.ts'
import { MATERIALS } from '../engines/local/outfit/materials/catalogue.ts'
import { PATTERNS } from '../engines/local/outfit/patterns/catalogue.ts'
import { scenes } from '../engines/local/scenes/catalogue.ts'
import { action, print } from './run-command.ts'

export function looksCommand(): Command {
  return new Command('looks')
    .description('what the local engine knows: looks, adjustments, scenes, weather, patterns and materials')
    .option('--json', 'machine-readable output')
    .action(action(list))
}

interface Entry {
  name: string
  description: string
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const named = ({ name, title, phrases }: { name: string; title: string; phrases: readonly string[] }) => {
    return { name, description: title, phrases }
  }
  const catalogue = {
    looks: looks.map(({ name, title, description, phrases }) => ({ name, title, description, phrases })),
    adjustments: adjustments.map(({ name, description, up, down }) => ({ name, description, up, down })),
    scenes: scenes.map(named),
    atmospheres: atmospheres.map(named),
    patterns: PATTERNS.map(({ name }) => ({ name })),
    materials: MATERIALS.map(({ name }) => ({ name })),
  }
  const sections = [
    section('Looks', catalogue.looks),
    section('Adjustments', catalogue.adjustments),
    section('Scenes, behind people', catalogue.scenes),
    section('Weather and light', catalogue.atmospheres),
    words('Patterns for clothes', catalogue.patterns),
    words('Materials for clothes', catalogue.materials),
  ]
  print(json, catalogue, sections.join('\n\n'))
}

function section(title: string, entries: readonly Entry[]): string {
  const width = Math.max(...entries.map(({ name }) => name.length)) + 2
  return [title, ...entries.map(({ name, description }) => `  ${name.padEnd(width)}${description}`)].join('\n')
}

/** Names that speak for themselves; any colour goes with them. */
function words(title: string, entries: readonly { name: string }[]): string {
  return `${title}\n  ${entries.map(({ name }) => name).join(', ')}`
}

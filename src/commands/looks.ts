import { Command } from 'commander'
import { adjustments } from '../engines/local/adjust/catalogue.ts'
import { looks } from '../engines/local/looks/catalogue.ts'
import { action, print } from './run-command.ts'

export function looksCommand(): Command {
  return new Command('looks')
    .description('the looks and adjustments that the local engine knows')
    .option('--json', 'machine-readable output')
    .action(action(list))
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const catalogue = {
    looks: looks.map(({ name, title, description, phrases }) => ({ name, title, description, phrases })),
    adjustments: adjustments.map(({ name, description, up, down }) => ({ name, description, up, down })),
  }
  const width = Math.max(...looks.map(({ name }) => name.length)) + 2
  const line = (entry: { name: string; description: string }) => `  ${entry.name.padEnd(width)}${entry.description}`
  print(
    json,
    catalogue,
    ['Looks', ...catalogue.looks.map(line), '', 'Adjustments', ...catalogue.adjustments.map(line)].join('\n'),
  )
}

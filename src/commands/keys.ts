import { Command, Option } from 'commander'
import { withExamples } from './examples.ts'
import { notNegative } from './numbers.ts'
import { action, print } from './run-command.ts'
import { withAdministration } from './with-administration.ts'

interface CreateOptions {
  name: string
  team?: string
  email?: string
  role?: 'admin' | 'member'
  credits: number
  json?: boolean
}

export function keysCommand(): Command {
  const keys = new Command('keys').description('create, list and revoke API keys; with or without a running server')
  withExamples(
    keys
      .command('create')
      .description('make a key and print it, once; a name of its own has credits of its own')
      .requiredOption('--name <name>', 'what the key is for')
      .option('--team <team>', 'the team whose credits it spends (default: the name)')
      .option('--email <email>', 'whose jobs they are (default: <name>@<team>.localhost)')
      .addOption(
        new Option('--role <role>', 'an admin also sees the team’s jobs')
          .choices(['admin', 'member'])
          .default(undefined, 'admin'),
      )
      .option('--credits <credits>', 'credits to grant to the team', notNegative, 0)
      .option('--json', 'machine-readable output')
      .action(action(create)),
    'retake keys create --name ci --credits 500',
    'retake keys create --name laptop --team ci --role member --json',
  )
  withExamples(
    keys
      .command('list')
      .description('all keys, without their secrets')
      .option('--json', 'machine-readable output')
      .action(action(list)),
    'retake keys list',
  )
  withExamples(
    keys
      .command('revoke')
      .description('take a key back; it stops working with the next request')
      .argument('<key>', 'its id or prefix, as listed')
      .option('--json', 'machine-readable output')
      .action(action(revoke)),
    'retake keys revoke afk_4hTq8xZw',
  )
  return withExamples(keys, 'retake keys create --name ci --credits 500', 'retake keys list')
}

async function create({ json, ...request }: CreateOptions): Promise<void> {
  const created = await withAdministration((administration) => administration.createKey(request))
  print(
    json,
    created,
    `${created.key}\nteam ${created.team}, ${created.credits} credits; keep the key, it is not shown again`,
  )
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const keys = await withAdministration((administration) => administration.listKeys())
  const lines = keys.map((key) =>
    [key.prefix, key.status.padEnd(8), key.name, `(${key.team}, ${key.email}, ${key.role})`, key.id].join('  '),
  )
  print(json, keys, lines.join('\n') || 'There are no keys yet: retake keys create --name first')
}

async function revoke(key: string, { json }: { json?: boolean }): Promise<void> {
  const revoked = await withAdministration((administration) => administration.revokeKey(key))
  print(json, revoked, `${revoked.prefix}… (${revoked.name}) is revoked`)
}

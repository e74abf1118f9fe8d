import { Command } from 'commander'
import { withExamples } from './examples.ts'
import { wholeNumber } from './numbers.ts'
import { action, print } from './run-command.ts'
import { withAdministration } from './with-administration.ts'

interface GrantOptions {
  team: string
  reason: string
  json?: boolean
}

export function creditsCommand(): Command {
  const credits = new Command('credits').description('see and grant credits; with or without a running server')
  withExamples(
    credits
      .command('list')
      .description('the balance of every team')
      .option('--json', 'machine-readable output')
      .action(action(list)),
    'retake credits list',
  )
  withExamples(
    credits
      .command('grant')
      .description('add credits to a team, or take them with a negative amount')
      .argument('<amount>', 'whole credits; 1 credit is US$0.01', wholeNumber)
      .option('--team <team>', 'the team', 'default')
      .option('--reason <reason>', 'kept in the ledger', 'granted by hand')
      .option('--json', 'machine-readable output')
      .action(action(grant)),
    'retake credits grant 500 --team ci --reason "March"',
    'retake credits grant --team ci -- -100',
  )
  withExamples(
    credits
      .command('audit')
      .description('prove that jobs, ledger and balances agree; exit code 1 when they do not')
      .option('--json', 'machine-readable output')
      .action(action(audit)),
    'retake credits audit --json',
  )
  return withExamples(credits, 'retake credits list', 'retake credits grant 500 --team ci', 'retake credits audit')
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const teams = await withAdministration((administration) => administration.balances())
  print(
    json,
    teams,
    teams.map((team) => `${String(team.credits).padStart(10)}  ${team.name}`).join('\n') || 'There are no teams yet',
  )
}

async function grant(amount: number, { team, reason, json }: GrantOptions): Promise<void> {
  const balance = await withAdministration((administration) => administration.grant(team, amount, reason))
  print(json, balance, `${balance.team} has ${balance.credits} credits`)
}

async function audit({ json }: { json?: boolean }): Promise<void> {
  const report = await withAdministration((administration) => administration.audit())
  const { teams, jobs, entries, breaches } = report
  const lines = breaches.map(({ rule, ids }) => `✗ broken: ${rule}: ${ids.join(', ')}`)
  const summary = `${breaches.length === 0 ? '✓ sound' : '✗ not sound'}: ${teams} teams, ${jobs} jobs, ${entries} ledger entries`
  print(json, report, [...lines, summary].join('\n'))
  if (breaches.length > 0) process.exitCode = 1
}

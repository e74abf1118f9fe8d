import { Command } from 'commander'
import type { JobRecord } from './administration.ts'
import { withExamples } from './examples.ts'
import { action, print } from './run-command.ts'
import { uuid } from './uuid.ts'
import { withAdministration } from './with-administration.ts'

export function jobsCommand(): Command {
  const jobs = new Command('jobs').description('see how jobs fared; with or without a running server')
  withExamples(
    jobs
      .command('show')
      .description("every engine's turn at a job, with ids and error texts of the upstream, which customers never see")
      .argument('<id>', 'the job', uuid)
      .option('--json', 'machine-readable output')
      .action(action(show)),
    'retake jobs show 0b8f3c1e-6a52-4c0e-9a43-2f1d7e5b9c10',
  )
  return withExamples(jobs, 'retake jobs show 0b8f3c1e-6a52-4c0e-9a43-2f1d7e5b9c10')
}

async function show(id: string, { json }: { json?: boolean }): Promise<void> {
  const job = await withAdministration((administration) => administration.showJob(id))
  print(json, job, text(job))
}

function text({ id, status, engine, price, error, operation, route }: JobRecord): string {
  const turns = route.map(({ at, engine, outcome, kind, cause, spent, operation }) =>
    [
      `  ${at}  ${engine}: ${outcome}${kind ? ` (${kind})` : ''}`,
      ...(cause ? [cause] : []),
      ...(spent ? [`$${spent.dollars.toFixed(2)} (${spent.basis})`] : []),
      ...(operation ? [JSON.stringify(operation)] : []),
    ].join('\n      '),
  )
  const running = operation && status === 'PROCESSING' ? [`  now  ${engine}: ${JSON.stringify(operation)}`] : []
  return [`${id}  ${status}  ${price} credits${error ? `  ${error}` : ''}`, ...turns, ...running].join('\n')
}

import { Command, InvalidArgumentError, Option } from 'commander'
import { DELIVERY_STATUSES, type DeliveryStatus } from '../webhooks/event.ts'
import { withExamples } from './examples.ts'
import { action, print } from './run-command.ts'
import { uuid } from './uuid.ts'
import { withAdministration } from './with-administration.ts'

interface ListOptions {
  job?: string
  status?: DeliveryStatus
  limit: number
  json?: boolean
}

export function webhooksCommand(): Command {
  const webhooks = new Command('webhooks').description(
    'see webhook deliveries and send one again; with or without a running server',
  )
  withExamples(
    webhooks
      .command('list')
      .description('the latest deliveries, newest first')
      .option('--job <id>', 'only those of this job', uuid)
      .addOption(new Option('--status <status>', 'only those in this state').choices(DELIVERY_STATUSES))
      .option('--limit <count>', 'how many at most', upTo1000, 20)
      .option('--json', 'machine-readable output, with every try')
      .action(action(list)),
    'retake webhooks list --status failed --limit 50',
  )
  withExamples(
    webhooks
      .command('redeliver')
      .description('send a delivery once more, with the same webhook-id')
      .argument('<id>', 'as listed', uuid)
      .option('--json', 'machine-readable output')
      .action(action(redeliver)),
    'retake webhooks redeliver 0b8f3c1e-6a52-4c0e-9a43-2f1d7e5b9c10',
  )
  return withExamples(webhooks, 'retake webhooks list --status failed')
}

async function list({ job: jobId, status, limit, json }: ListOptions): Promise<void> {
  const filter = { jobId, status, limit }
  const deliveries = await withAdministration((administration) => administration.listDeliveries(filter))
  const lines = deliveries.map(({ id, createdAt, event, status, attempts, url }) => {
    const problem = attempts.at(-1)?.error
    return [createdAt, status.padEnd(9), event.padEnd(9), url, problem ? `(${problem})` : '', id].join('  ')
  })
  print(json, deliveries, lines.join('\n') || 'There are no deliveries')
}

async function redeliver(id: string, { json }: { json?: boolean }): Promise<void> {
  await withAdministration((administration) => administration.redeliver(id))
  print(json, { id, status: 'pending' }, `${id} is sent again as soon as a server runs`)
}

function upTo1000(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1 || count > 1000) throw new InvalidArgumentError('must be 1 to 1000')
  return count
}

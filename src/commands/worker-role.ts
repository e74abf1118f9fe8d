import { createWorkerServer } from '../api/worker-server.ts'
import { createCircuits } from '../engines/circuit.ts'
import { createHints } from '../jobs/hints.ts'
import { createLeases } from '../jobs/lease.ts'
import { sweep } from '../jobs/retention.ts'
import { startWorker } from '../jobs/worker.ts'
import { startDeliverer } from '../webhooks/deliver.ts'
import { sweepDeliveries } from '../webhooks/log.ts'
import { type Closing, GRACE_SECONDS } from './closing.ts'
import type { Node } from './node.ts'

const SWEEP_MINUTES = 5

/** Runs jobs, sends webhooks and removes what is past its time; any number of nodes may. */
export async function startWorkerRole(node: Node, closing: Closing): Promise<void> {
  const { config, database, storage, intake, probe, fetcher, engines, urls, clock, log } = node
  const hints = await createHints(database, urls.publicAddress)
  closing.close('hints', () => hints.close())
  const worker = await startWorker(
    {
      ...{ database, storage, intake, probe, engines, hints, clock, log },
      circuits: createCircuits(clock),
      leases: createLeases({ database, clock, log }),
      workspaces: node.workspaces.path,
      publicUrl: urls.publicUrlOf,
    },
    node.name,
  )
  closing.drain('worker', () => worker.drain(GRACE_SECONDS))
  const deliverer = await startDeliverer({
    ...{ database, fetcher, clock, log },
    random: Math.random,
    fileUrl: urls.urlOf,
    secretForm: config.WEBHOOK_SECRET_FORM,
  })
  closing.drain('webhooks', () => deliverer.drain())
  closing.close('sweeps', sweepRegularly(node))
}

/** Answers scrapers and probes where `METRICS_PORT` says; until the very end, for draining is when it is watched. */
export async function startWorkerServer(node: Node, closing: Closing): Promise<void> {
  const { METRICS_HOST: host, METRICS_PORT: port } = node.config
  if (port === undefined) return
  const server = createWorkerServer(node)
  closing.close('metrics', () => server.close())
  await server.listen({ host, port })
}

/** Sweeps at once, as the last process may not have come to it, and then from time to time. */
function sweepRegularly(node: Node): () => void {
  const { config, workspaces, log } = node
  const sweepAll = () => {
    void sweep({ ...node, retentionDays: config.RETENTION_DAYS })
    void sweepDeliveries(node)
    workspaces.sweep().catch((error: unknown) => log.error({ error }, 'sweep of workspaces failed'))
  }
  sweepAll()
  const timer = setInterval(sweepAll, SWEEP_MINUTES * 60_000)
  return () => clearInterval(timer)
}

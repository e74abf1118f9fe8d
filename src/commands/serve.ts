import type { AddressInfo } from 'node:net'
import closeWithGrace from 'close-with-grace'
import { Command } from 'commander'
import type { Logger } from 'pino'
import { bootstrap } from '../accounts/bootstrap.ts'
import { publicUrls } from '../api/public-urls.ts'
import { createServer } from '../api/server.ts'
import { type Config, secretsOf } from '../config.ts'
import { createCircuits } from '../engines/circuit.ts'
import { createEngines } from '../engines/registry.ts'
import { createHints } from '../jobs/hints.ts'
import { createLeases } from '../jobs/lease.ts'
import { sweep } from '../jobs/retention.ts'
import { quoteEdit, submitEdit } from '../jobs/submit.ts'
import { createWatcher } from '../jobs/watch.ts'
import { startWorker } from '../jobs/worker.ts'
import { createLog } from '../observe/log.ts'
import { createGuardedFetcher } from '../sources/guarded-fetch.ts'
import { createIntake } from '../sources/intake.ts'
import { createProbe } from '../sources/probe.ts'
import { startDeliverer } from '../webhooks/deliver.ts'
import { sweepDeliveries } from '../webhooks/log.ts'
import { type Application, openApplication } from './application.ts'
import { Closing } from './closing.ts'
import { serveControl } from './control-socket.ts'
import { action, settings } from './run-command.ts'
import { welcome } from './welcome.ts'

/** Running edits get this long to finish at shutdown; then they are handed back. */
const GRACE_SECONDS = 20
const SWEEP_MINUTES = 5

export function serveCommand(): Command {
  return new Command('serve')
    .description('start the server: API, worker and files in one process; settings come from the environment')
    .action(action(serve))
}

/** Serves until SIGTERM or SIGINT; a start that fails half-way is taken back. */
async function serve(): Promise<void> {
  const config = settings()
  const log = createLog(config.LOG_LEVEL, secretsOf(config))
  const closing = new Closing()
  try {
    await start(config, log, closing)
  } catch (error) {
    await closing.run()
    throw error
  }
  closeWithGrace({ delay: (GRACE_SECONDS + 10) * 1000 }, async ({ err }) => {
    if (err) log.fatal({ error: err }, 'stopping after an unexpected error')
    await closing.run()
  })
}

/** Opens and wires everything from the bottom up; listening comes last, so that closing begins with it. */
async function start(config: Config, log: Logger, closing: Closing): Promise<void> {
  const application = await openApplication(config, log)
  closing.add(() => application.close())
  const { database, storage, keys, ledger, clock, identifiers, workspaces } = application

  const probe = createProbe()
  closing.add(() => probe.close())
  const fetcher = createGuardedFetcher({ allowPrivateHosts: config.ALLOW_PRIVATE_HOSTS })
  closing.add(() => fetcher.close())
  const engines = createEngines(config, { clock, log, random: Math.random })
  closing.add(() => engines.close())
  const urls = publicUrls(config)
  const intake = createIntake({ ...application, probe, fetcher, ownKey: urls.keyOf, uploadHours: config.UPLOAD_HOURS })

  const hints = await createHints(database, urls.publicAddress)
  closing.add(() => hints.close())
  const worker = await startWorker(
    {
      ...{ database, storage, intake, probe, hints, clock, log, workspaces },
      engines: engines.list,
      circuits: createCircuits(clock),
      leases: createLeases({ database, clock, log }),
      publicUrl: urls.publicUrlOf,
    },
    `${process.pid}`,
  )
  closing.add(() => worker.drain(GRACE_SECONDS))
  const deliverer = await startDeliverer({
    ...{ database, fetcher, clock, log },
    random: Math.random,
    fileUrl: urls.urlOf,
    secretForm: config.WEBHOOK_SECRET_FORM,
  })
  closing.add(() => deliverer.drain())
  closing.add(sweepRegularly(application))

  const freshKey = await bootstrap(keys, ledger, config.BOOTSTRAP_API_KEY, config.BOOTSTRAP_CREDITS)
  closing.add(await serveControl(application.administration, application.socket))
  const watcher = await createWatcher(database)
  closing.add(() => watcher.close())
  const prices = { '720p': config.PRICE_720P, '1080p': config.PRICE_1080P }
  const submission = { database, intake, engines: engines.list, prices, clock, identifiers }
  const server = createServer({
    ...application,
    intake,
    fileUrl: urls.urlOf,
    watcher,
    engines: engines.list,
    submit: (...order) => submitEdit(submission, ...order),
    quote: (...order) => quoteEdit(submission, ...order),
  })
  closing.add(() => server.close())
  await server.listen({ host: config.HOST, port: config.PORT })
  urls.listening((server.server.address() as AddressInfo).port)
  probe.warm().catch((error: unknown) => log.error({ error }, 'media cannot be opened; see retake doctor'))
  process.stdout.write(welcome(urls.base(), freshKey, config.BOOTSTRAP_CREDITS))
}

/** Sweeps at once, as the last process may not have come to it, and then from time to time. */
function sweepRegularly(application: Application): () => void {
  const sweepAll = () => {
    void sweep({ ...application, retentionDays: application.config.RETENTION_DAYS })
    void sweepDeliveries(application)
  }
  sweepAll()
  const timer = setInterval(sweepAll, SWEEP_MINUTES * 60_000)
  return () => clearInterval(timer)
}

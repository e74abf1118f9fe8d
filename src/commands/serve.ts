import type { AddressInfo } from 'node:net'
import closeWithGrace from 'close-with-grace'
import { Command } from 'commander'
import { bootstrap } from '../accounts/bootstrap.ts'
import { publicUrls } from '../api/public-urls.ts'
import { createServer } from '../api/server.ts'
import { createEngines } from '../engines/registry.ts'
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
import { openApplication } from './application.ts'
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

/** Opens everything, wires it, listens; closes it in the opposite order on SIGTERM or SIGINT. */
async function serve(): Promise<void> {
  const config = settings()
  const log = createLog(config.LOG_LEVEL)
  const application = await openApplication(config, log)
  const { database, storage, keys, ledger, clock, identifiers, workspaces } = application

  const probe = createProbe()
  const fetcher = createGuardedFetcher({ allowPrivateHosts: config.ALLOW_PRIVATE_HOSTS })
  const engines = createEngines(config.ENGINES)
  const urls = publicUrls(config)
  const intake = createIntake({ ...application, probe, fetcher, ownKey: urls.keyOf, uploadHours: config.UPLOAD_HOURS })
  const prices = { '720p': config.PRICE_720P, '1080p': config.PRICE_1080P }
  const submission = { database, intake, engines, prices, clock, identifiers }

  const watcher = await createWatcher(database)
  const server = createServer({
    ...application,
    intake,
    fileUrl: urls.urlOf,
    watcher,
    submit: (...order) => submitEdit(submission, ...order),
    quote: (...order) => quoteEdit(submission, ...order),
  })
  await server.listen({ host: config.HOST, port: config.PORT })
  urls.listening((server.server.address() as AddressInfo).port)
  const freshKey = await bootstrap(keys, ledger, config.BOOTSTRAP_API_KEY, config.BOOTSTRAP_CREDITS)
  const stopControl = await serveControl(application.administration, application.socket)
  const worker = await startWorker(
    { database, storage, intake, probe, engines, clock, log, workspaces },
    `${process.pid}`,
    config.LOCAL_SLOTS,
  )
  const deliverer = await startDeliverer({
    ...{ database, fetcher, clock, log },
    random: Math.random,
    fileUrl: urls.urlOf,
    secretForm: config.WEBHOOK_SECRET_FORM,
  })
  const sweeping = setInterval(() => {
    void sweep({ ...application, retentionDays: config.RETENTION_DAYS })
    void sweepDeliveries(application)
  }, SWEEP_MINUTES * 60_000)
  void probe.warm()
  process.stdout.write(welcome(urls.base(), freshKey, config.BOOTSTRAP_CREDITS))

  closeWithGrace({ delay: (GRACE_SECONDS + 10) * 1000 }, async ({ err }) => {
    if (err) log.fatal({ error: err }, 'stopping after an unexpected error')
    clearInterval(sweeping)
    await Promise.all([server.close(), stopControl(), worker.drain(GRACE_SECONDS), deliverer.drain()])
    await watcher.close()
    await Promise.all([...engines.map((engine) => engine.close()), probe.close(), fetcher.close()])
    await application.close()
  })
}

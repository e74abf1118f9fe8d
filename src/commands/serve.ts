import closeWithGrace from 'close-with-grace'
import { Command } from 'commander'
import type { Logger } from 'pino'
import { type Config, ConfigError, secretsOf } from '../config.ts'
import { createLog } from '../observe/log.ts'
import { startApiRole } from './api-role.ts'
import { Closing, GRACE_SECONDS } from './closing.ts'
import { withExamples } from './examples.ts'
import { type Node, openNode } from './node.ts'
import { action, settings } from './run-command.ts'
import { welcome } from './welcome.ts'
import { startWorkerRole, startWorkerServer } from './worker-role.ts'

type Role = 'api' | 'worker'

export function serveCommand(): Command {
  const command = new Command('serve')
    .description('start the server: API, worker and files in one process; settings come from the environment')
    .action(action(() => serve(['api', 'worker'])))
  return withExamples(command, 'retake serve', 'PORT=9000 DATA_DIR=/srv/retake retake serve')
}

export function apiCommand(): Command {
  const command = new Command('api')
    .description('start the API and files alone, on the database of DATABASE_URL; retake worker edits, elsewhere')
    .action(action(() => serve(['api'])))
  return withExamples(command, 'DATABASE_URL=postgres://retake@db/retake retake api')
}

export function workerCommand(): Command {
  const command = new Command('worker')
    .description('edit and send webhooks, without an API, on the database of DATABASE_URL; any number may run')
    .action(action(() => serve(['worker'])))
  return withExamples(
    command,
    'DATABASE_URL=postgres://retake@db/retake PUBLIC_URL=https://video.example.com retake worker',
  )
}

/** Serves until SIGTERM or SIGINT; a start that fails half-way is taken back. */
async function serve(roles: Role[]): Promise<void> {
  const config = settings()
  checkAlone(config, roles)
  const log = createLog(config.LOG_LEVEL, secretsOf(config))
  const closing = new Closing()
  try {
    await start(roles, config, log, closing)
  } catch (error) {
    await closing.run()
    throw error
  }
  const onTimeout = (delay: number) => {
    log.error(
      { open: closing.open, seconds: delay / 1000 },
      'not everything could be closed in time; ending all the same',
    )
  }
  closeWithGrace({ delay: (GRACE_SECONDS + 10) * 1000, onTimeout }, async ({ err }) => {
    if (err) log.fatal({ error: err }, 'stopping after an unexpected error')
    await closing.run()
  })
}

function checkAlone({ DATABASE_URL, PUBLIC_URL, CDN_URL }: Config, roles: Role[]): void {
  if (roles.length > 1) return
  if (DATABASE_URL === undefined) {
    throw new ConfigError(
      `DATABASE_URL: retake ${roles[0]} needs a PostgreSQL server; the embedded database has one process, retake serve`,
    )
  }
  if (roles.includes('worker') && PUBLIC_URL === undefined && CDN_URL === undefined) {
    throw new ConfigError(
      'PUBLIC_URL: retake worker tells receivers of webhooks where files are; set it as for retake api',
    )
  }
}

/** Opens and wires everything from the bottom up, so that closing goes from the top down. */
async function start(roles: Role[], config: Config, log: Logger, closing: Closing): Promise<void> {
  const node = await openNode(config, log, closing)
  if (config.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined) {
    const { startTracing } = await import('../observe/tracing.ts')
    closing.close('tracing', startTracing(config, log, node.name, roles))
  }
  if (!roles.includes('api')) await startWorkerServer(node, closing)
  if (roles.includes('worker')) await startWorkerRole(node, closing)
  const freshKey = roles.includes('api') ? await startApiRole(node, closing) : null
  node.probe.warm().catch((error: unknown) => log.error({ error }, 'media cannot be opened; see retake doctor'))
  announce(node, roles, freshKey)
}

function announce({ config, name, engines, urls, log }: Node, roles: Role[], freshKey: string | null): void {
  const slots = Object.fromEntries(engines.map(({ name, slots }) => [name, slots]))
  log.info({ node: name, roles, ...(roles.includes('worker') && { slots }) }, 'ready')
  if ('simulated' in slots) log.warn('ENGINES names the simulated engine, which edits nothing; it is for trials alone')
  if (roles.includes('api')) process.stdout.write(welcome(urls.base(), freshKey, config.BOOTSTRAP_CREDITS))
  else process.stdout.write(`Retake worker ${name} is ready\n`)
}

import { constants } from 'node:fs'
import { access, mkdir, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { availableParallelism, totalmem } from 'node:os'
import { Command } from 'commander'
import { isolation } from '../cage/isolation.ts'
import type { Config } from '../config.ts'
import { directoryHolder } from '../database/directory-lock.ts'
import { openServer } from '../database/server.ts'
import { createProbe } from '../sources/probe.ts'
import { withExamples } from './examples.ts'
import { action, print, settings } from './run-command.ts'

interface Finding {
  check: string
  ok: boolean
  detail: string
  /** What to do about it. */
  mend?: string
}

const ENOUGH_DISK_MEGABYTES = 1024
const ENOUGH_MEMORY_MEGABYTES = 2048
const OLDEST_POSTGRESQL = 15

export function doctorCommand(): Command {
  const command = new Command('doctor')
    .description('check this machine and these settings; say what is missing and how to mend it')
    .option('--json', 'machine-readable output')
    .action(action(examine))
  return withExamples(command, 'retake doctor', 'retake doctor --json')
}

async function examine({ json }: { json?: boolean }): Promise<void> {
  const config = settings()
  const findings = [
    node(),
    memory(),
    await media(),
    cage(),
    await dataFolder(config),
    await database(config),
    await port(config),
  ]
  const lines = findings.map(
    ({ check, ok, detail, mend }) => `${ok ? '✓' : '✗'} ${check}: ${detail}${mend ? `\n    ${mend}` : ''}`,
  )
  print(json, findings, lines.join('\n'))
  if (findings.some(({ ok }) => !ok)) process.exitCode = 1
}

function node(): Finding {
  const detail = process.versions.node
  const [major = 0, minor = 0] = detail.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return { check: 'Node.js', ok: true, detail }
  return { check: 'Node.js', ok: false, detail, mend: 'Install Node.js 20.19 or newer.' }
}

function memory(): Finding {
  const megabytes = Math.round(totalmem() / 1048576)
  const detail = `${megabytes} MB, ${availableParallelism()} processors`
  if (megabytes >= ENOUGH_MEMORY_MEGABYTES) return { check: 'machine', ok: true, detail }
  return {
    check: 'machine',
    ok: false,
    detail,
    mend: `An edit can need ${ENOUGH_MEMORY_MEGABYTES} MB; add memory or set LOCAL_SLOTS=1.`,
  }
}

/** Starts the caged process that opens media; it loads FFmpeg's libraries. */
async function media(): Promise<Finding> {
  const probe = createProbe()
  try {
    await probe.warm()
    return { check: 'media libraries', ok: true, detail: 'FFmpeg loads in its child process' }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return {
      check: 'media libraries',
      ok: false,
      detail,
      mend: 'Run npm ci again; node-av ships binaries for Linux, macOS and Windows.',
    }
  } finally {
    await probe.close()
  }
}

/** Without namespaces the limits still hold; only the decoder's rights are wider. */
function cage(): Finding {
  const isolated = isolation().includes('--net')
  const detail = isolated
    ? 'decoders run without network or privileges'
    : 'decoders keep the network; unshare is missing or forbidden'
  return { check: 'isolation', ok: true, detail }
}

async function dataFolder({ DATA_DIR }: Config): Promise<Finding> {
  const check = 'data folder'
  try {
    await mkdir(DATA_DIR, { recursive: true })
    await access(DATA_DIR, constants.W_OK)
  } catch {
    return { check, ok: false, detail: `${DATA_DIR} cannot be written`, mend: 'Set DATA_DIR to a folder of your own.' }
  }
  const { bavail, bsize } = await statfs(DATA_DIR)
  const free = Math.round((bavail * bsize) / 1048576)
  const detail = `${DATA_DIR}, ${free} MB free`
  if (free >= ENOUGH_DISK_MEGABYTES) return { check, ok: true, detail }
  return {
    check,
    ok: false,
    detail,
    mend: `Free at least ${ENOUGH_DISK_MEGABYTES} MB, or set DATA_DIR to another disk.`,
  }
}

/** The embedded database is part of the data folder; a server may be away or too old. */
async function database({ DATABASE_URL: url }: Config): Promise<Finding> {
  const check = 'database'
  if (url === undefined) return { check, ok: true, detail: 'embedded, in the data folder' }
  const server = openServer({ url, pool: 1 })
  try {
    const [row] = await server.query<{ version: number }>(
      "select current_setting('server_version_num')::int / 10000 as version",
    )
    const detail = `PostgreSQL ${row?.version} answers`
    if ((row?.version ?? 0) >= OLDEST_POSTGRESQL) return { check, ok: true, detail }
    return { check, ok: false, detail, mend: `Retake needs PostgreSQL ${OLDEST_POSTGRESQL} or later.` }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return { check, ok: false, detail, mend: 'Start the server, or set DATABASE_URL to where it is.' }
  } finally {
    await server.close()
  }
}

async function port({ HOST, PORT, DATA_DIR }: Config): Promise<Finding> {
  const holder = directoryHolder(DATA_DIR)
  if (holder) return { check: 'port', ok: true, detail: `a server of this data folder runs as process ${holder.pid}` }
  const failure = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    const server = createServer()
    server.once('error', resolve)
    server.listen(PORT, HOST, () => server.close(() => resolve(null)))
  })
  if (!failure) return { check: 'port', ok: true, detail: `${HOST}:${PORT} is free` }
  return {
    check: 'port',
    ok: false,
    detail: `${HOST}:${PORT}: ${failure.code}`,
    mend: 'Set PORT, or HOST, to another.',
  }
}

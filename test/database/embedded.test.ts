import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { directoryHolder, lockDirectory } from '../../src/database/directory-lock.ts'
import { openEmbedded } from '../../src/database/embedded.ts'
import { migrate } from '../../src/database/migrate.ts'
import { openInMemory } from '../support/memory.ts'
import { databaseConformance } from './conformance.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'retake-database-'))

databaseConformance('embedded on disk', () => openEmbedded(join(folder(), 'database')))
databaseConformance('embedded in memory', openInMemory)

it('keeps what it acknowledged when the process is killed', async () => {
  const directory = join(folder(), 'database')
  const writer = fork(new URL('./writer.ts', import.meta.url), [directory], { execArgv: ['--import', 'tsx'] })
  let acknowledged = 0
  await new Promise<void>((resolve) => {
    writer.on('message', (number: number) => {
      acknowledged = number
      if (number === 40) resolve()
    })
  })
  writer.kill('SIGKILL')
  await once(writer, 'exit')
  const database = await openEmbedded(directory)
  const [row] = await database.query<{ most: number }>('select max(number)::int as most from written')
  expect(row?.most).toBeGreaterThanOrEqual(acknowledged)
  await database.close()
}, 60_000)

it('migrates once and refuses a changed file', async () => {
  const database = await openInMemory()
  await Promise.all([migrate(database), migrate(database)])
  const applied = await database.query('select name from migrations')
  expect(applied.length).toBeGreaterThan(0)
  await database.query("update migrations set checksum = 'other'")
  await expect(migrate(database)).rejects.toThrow(/other contents/)
  await database.close()
})

it('locks a folder for one living process', () => {
  const directory = folder()
  const unlock = lockDirectory(directory, '/tmp/a.sock')
  expect(directoryHolder(directory)).toMatchObject({ pid: process.pid, socket: '/tmp/a.sock' })
  expect(() => lockDirectory(directory, 'b')).toThrow(/in use by process/)
  unlock()
  expect(directoryHolder(directory)).toBeNull()
  lockDirectory(directory, 'c')()
})

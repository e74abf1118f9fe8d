import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { openServer } from '../../src/database/server.ts'
import { findPostgres, type Postgres, startPostgres } from '../support/postgres.ts'
import { databaseConformance } from './conformance.ts'

const programs = findPostgres()

describe.skipIf(programs === null)('PostgreSQL server', () => {
  let postgres: Postgres
  beforeAll(async () => {
    postgres = await startPostgres(programs ?? '')
  })
  afterAll(() => postgres?.remove())

  const open = async (pool = 4): Promise<Database> => openServer({ url: await postgres.newDatabase(), pool })

  databaseConformance('server', () => open())

  it('gives bytes as bare bytes', async () => {
    const database = await open()
    const [row] = await database.query("select '\\x0102'::bytea as bytes, 5::bigint as big, array[1,2] as list")
    expect(row).toEqual({ bytes: new Uint8Array([1, 2]), big: 5, list: [1, 2] })
    expect(row?.bytes).not.toBeInstanceOf(Buffer)
    await database.close()
  })

  it('goes on when a migration adds to what a planned statement answers with', async () => {
    const url = await postgres.newDatabase()
    const [old, newer] = [openServer({ url, pool: 1 }), openServer({ url, pool: 1 })]
    await newer.script('create table things (name text); insert into things values (1)')
    const read = () => old.query('select * from things')
    expect(await read()).toEqual([{ name: '1' }])
    await newer.script("alter table things add column colour text default 'red'")
    expect(await read()).toEqual([{ name: '1', colour: 'red' }])
    await newer.script('alter table things add column size int default 2')
    await expect(old.transaction((transaction) => transaction.query('select * from things'))).rejects.toThrow(/plan/)
    const again = await old.transaction((transaction) => transaction.query('select * from things'))
    expect(again).toEqual([{ name: '1', colour: 'red', size: 2 }])
    await Promise.all([old.close(), newer.close()])
  })

  it('opens as many connections as the pool may have, and no more', async () => {
    const database = await open(3)
    await Promise.all(Array.from({ length: 20 }, () => database.query('select pg_sleep(0.02)')))
    const [row] = await database.query(
      'select count(*)::int as connections from pg_stat_activity where datname = current_database()',
    )
    expect(row).toEqual({ connections: 3 })
    await database.close()
  })

  it('migrates once, however many nodes start at once', async () => {
    const url = await postgres.newDatabase()
    const nodes = Array.from({ length: 6 }, () => openServer({ url, pool: 2 }))
    await Promise.all(nodes.map((node) => migrate(node)))
    const applied = await nodes[0]?.query<{ name: string }>('select name from migrations order by name')
    expect(applied?.length).toBeGreaterThan(3)
    expect(new Set(applied?.map(({ name }) => name)).size).toBe(applied?.length)
    await Promise.all(nodes.map((node) => node.close()))
  })

  it('is away without a code while the server is, and listens again once it is back, repeating nothing', async () => {
    const database = await open()
    const heard: (string | null)[] = []
    const others: (string | null)[] = []
    await database.listen('news', (payload) => heard.push(payload))
    await database.listen('news', (payload) => others.push(payload))
    await database.query("select pg_notify('news', 'before')")
    await expect.poll(() => heard).toEqual(['before'])

    const cutOff = database.query('select pg_sleep(30)')
    const lost = expect(cutOff).rejects.toMatchObject({ name: 'DatabaseError', code: undefined })
    await postgres.stop('SIGQUIT')
    await lost
    await expect(database.query('select 1')).rejects.toMatchObject({ name: 'DatabaseError', code: undefined })
    await expect(database.transaction(async () => 1)).rejects.toMatchObject({ name: 'DatabaseError', code: undefined })

    await postgres.start()
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }])
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['before', null])
    await database.query("select pg_notify('news', 'after')")
    await expect.poll(() => heard).toEqual(['before', null, 'after'])
    expect(others).toEqual(heard)
    await database.close()
  })

  it('breaks no connection by an SQL error, nor by what the work of a transaction throws', async () => {
    const database = await open(1)
    const pid = async () => (await database.query<{ pid: number }>('select pg_backend_pid() as pid'))[0]?.pid
    const before = await pid()
    await expect(database.query('select 1/0')).rejects.toMatchObject({ code: '22012' })
    const full = Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' })
    await expect(
      database.transaction(async () => {
        throw full
      }),
    ).rejects.toBe(full)
    expect(await pid()).toBe(before)
    await database.close()
  })

  it('tells what is said many times at once a few times, and the last of them', async () => {
    const database = await open()
    const heard: (string | null)[] = []
    const stop = await database.listen('crowd', (payload) => heard.push(payload))
    await Promise.all(Array.from({ length: 100 }, () => database.notify('crowd', 'come')))
    await expect.poll(() => heard).toEqual(['come', 'come'])
    await database.notify('crowd', 'more')
    await expect.poll(() => heard).toEqual(['come', 'come', 'more'])
    await stop()
    await database.close()
  })

  it('hears nothing after it stopped listening, and goes on for the others', async () => {
    const database = await open()
    const [first, second]: [(string | null)[], (string | null)[]] = [[], []]
    const stop = await database.listen('a "quoted" name', (payload) => first.push(payload))
    await database.listen('a "quoted" name', (payload) => second.push(payload))
    await stop()
    await database.query("select pg_notify('a \"quoted\" name', 'x')")
    await expect.poll(() => second).toEqual(['x'])
    expect(first).toEqual([])
    await database.close()
  })
})

it('says that the server is away where nothing listens', async () => {
  const database = openServer({ url: 'postgres://retake@127.0.0.1:1/none', pool: 1 })
  await expect(database.query('select 1')).rejects.toMatchObject({ name: 'DatabaseError', code: undefined })
  await expect(database.listen('news', () => undefined)).rejects.toMatchObject({ name: 'DatabaseError' })
  await database.close()
})

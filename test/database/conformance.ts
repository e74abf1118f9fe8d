import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, DatabaseError } from '../../src/database/database.ts'

/** What every database driver must do, the same to the letter. */
export function databaseConformance(name: string, open: () => Promise<Database>): void {
  describe(`database: ${name}`, () => {
    let database: Database
    beforeAll(async () => {
      database = await open()
      await database.script('create table things (id integer primary key, label text unique, check (id < 100))')
    })
    afterAll(() => database.close())

    it('gives rows in the types the port promises', async () => {
      const [row] = await database.query(
        `select 9007199254740991::bigint as big, 7::int as small, '2026-01-02T03:04:05.678Z'::timestamptz as time,
                '{"a":[1,null]}'::jsonb as json, null as nothing, true as yes, array['x','y'] as list`,
      )
      expect(row).toEqual({
        big: 9007199254740991,
        small: 7,
        time: new Date('2026-01-02T03:04:05.678Z'),
        json: { a: [1, null] },
        nothing: null,
        yes: true,
        list: ['x', 'y'],
      })
    })

    it('takes parameters of every type we send', async () => {
      const sent = [1, 'two', true, null, new Date(0), JSON.stringify({ three: 3 }), Buffer.from([4]), ['a', 'b']]
      const [row] = await database.query(
        'select $1::int as a, $2::text as b, $3::bool as c, $4::text as d, $5::timestamptz as e, $6::jsonb as f, encode($7::bytea, $$hex$$) as g, $8::text[] as h',
        sent,
      )
      expect(row).toEqual({ a: 1, b: 'two', c: true, d: null, e: new Date(0), f: { three: 3 }, g: '04', h: ['a', 'b'] })
    })

    it('keeps a transaction or drops it whole', async () => {
      await database.transaction((transaction) => transaction.query("insert into things values (1, 'kept')"))
      const dropped = database.transaction(async (transaction) => {
        await transaction.query("insert into things values (2, 'dropped')")
        throw new RangeError('as told')
      })
      await expect(dropped).rejects.toBeInstanceOf(RangeError)
      expect(await database.query('select id from things order by id')).toEqual([{ id: 1 }])
    })

    it('names SQL errors by code and constraint, and goes on', async () => {
      const twice = database.query("insert into things values (3, 'kept')")
      await expect(twice).rejects.toMatchObject({ code: '23505', constraint: 'things_label_key' })
      const inside = database.transaction((transaction) => transaction.query("insert into things values (100, 'x')"))
      await expect(inside).rejects.toBeInstanceOf(DatabaseError)
      await expect(inside).rejects.toMatchObject({ code: '23514' })
      expect(await database.query('select 1 as one')).toEqual([{ one: 1 }])
    })

    it('notifies listeners until they stop', async () => {
      const heard: (string | null)[] = []
      const stop = await database.listen('news', (payload) => heard.push(payload))
      await database.query("select pg_notify('news', 'first')")
      await expect.poll(() => heard).toEqual(['first'])
      await stop()
      await database.query("select pg_notify('news', 'second')")
      expect(heard).toEqual(['first'])
    })

    it('notifies by itself, without a transaction, and never fails', async () => {
      const heard: (string | null)[] = []
      const stop = await database.listen('news', (payload) => heard.push(payload))
      await database.notify('news', 'it’s new')
      await expect.poll(() => heard).toEqual(['it’s new'])
      await stop()
      await database.notify('news', 'nobody hears it')
      const other = await open()
      await other.close()
      await expect(other.notify('news', 'too late')).resolves.toBeUndefined()
    })

    it('plans a statement anew when a table has changed under it', async () => {
      await database.script('create table evolving (a integer); insert into evolving values (1)')
      const read = () => database.query('with rows as (select * from evolving) select a from rows')
      for (let i = 0; i < 7; i += 1) expect(await read()).toEqual([{ a: 1 }])
      await database.script('alter table evolving add column b text')
      expect(await read()).toEqual([{ a: 1 }])
    })

    it('says so when it is closed', async () => {
      const other = await open()
      await other.close()
      await expect(other.query('select 1')).rejects.toMatchObject({ name: 'DatabaseError', code: undefined })
    })
  })
}

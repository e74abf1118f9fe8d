import type { Database } from './database.ts'

/**
 * Runs `work` in one transaction, and on one node at a time: the others wait for it. `lock` is any number; all nodes must
 * use the same.
 */
export function exclusively<T>(database: Database, lock: number, work: (database: Database) => Promise<T>): Promise<T> {
  return database.transaction(async (transaction) => {
    await transaction.query('select pg_advisory_xact_lock($1)', [lock])
    return work({ ...database, ...transaction, transaction: (inner) => inner(transaction) })
  })
}

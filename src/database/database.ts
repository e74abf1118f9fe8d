/** SQL values as both drivers give them: int8 as number, timestamptz as Date, jsonb as parsed JSON, uuid as string. */
export type Row = Record<string, unknown>

export interface Queryable {
  /** One statement; `$1…` are parameters. Throws `DatabaseError`. */
  query<R extends Row = Row>(sql: string, parameters?: unknown[]): Promise<R[]>
  /** Several statements without parameters; for migrations. */
  script(sql: string): Promise<void>
}

/** Hears the payload of each `pg_notify`; null once after an interruption in which news may have been missed. */
export type Listener = (payload: string | null) => void

/** The port to PostgreSQL; every driver passes test/database/conformance.ts. */
export interface Database extends Queryable {
  /** All or nothing; the transaction rolls back when `work` throws. */
  transaction<T>(work: (transaction: Queryable) => Promise<T>): Promise<T>
  /** Calls back on each `pg_notify` on the channel, over interruptions; resolves to a function that stops it. */
  listen(channel: string, callback: Listener): Promise<() => Promise<void>>
  /**
   * Tells listeners of all nodes by itself, in no transaction: commits that notify wait for each other's write to the disk.
   * May get lost, or be told once for many that say the same; never throws.
   */
  notify(channel: string, payload: string): Promise<void>
  close(): Promise<void>
}

/** An SQL error, or, without `code`, a database that is away. */
export class DatabaseError extends Error {
  /** SQLSTATE, e.g. `23505`; undefined when the database could not be reached. */
  readonly code: string | undefined
  readonly constraint: string | undefined

  constructor(
    message: string,
    details: { code?: string | undefined; constraint?: string | undefined; cause?: unknown },
  ) {
    super(message, { cause: details.cause })
    this.name = 'DatabaseError'
    this.code = details.code
    this.constraint = details.constraint
  }
}

import type { Queryable } from './database.ts'

/** A table that holds what must move with the database. */
export interface Table {
  name: string
  /** Without those that the database computes itself. */
  columns: string[]
}

const COLUMNS = `
  select table_name as name, array_agg(column_name::text order by ordinal_position) as columns
  from information_schema.columns join information_schema.tables using (table_schema, table_name)
  where table_schema = current_schema() and table_type = 'BASE TABLE' and is_generated = 'NEVER'
  group by table_name order by table_name`

const REFERENCES = `
  select distinct child.relname::text as child, parent.relname::text as parent
  from pg_constraint join pg_class child on child.oid = conrelid join pg_class parent on parent.oid = confrelid
  where contype = 'f' and conrelid <> confrelid and child.relnamespace = current_schema()::regnamespace`

/** Every table but the record of migrations, those that others refer to before those that do. */
export async function tablesOf(database: Queryable): Promise<Table[]> {
  const all = await database.query<Table & Record<string, unknown>>(COLUMNS)
  const references = await database.query<{ child: string; parent: string }>(REFERENCES)
  const waiting = new Map(all.filter(({ name }) => name !== 'migrations').map((table) => [table.name, table]))
  const ordered: Table[] = []
  while (waiting.size > 0) {
    const waits = (name: string) => references.some(({ child, parent }) => child === name && waiting.has(parent))
    const next = [...waiting.values()].find(({ name }) => !waits(name))
    if (!next) throw new Error(`tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`)
    waiting.delete(next.name)
    ordered.push(next)
  }
  return ordered
}

/** A name as SQL wants it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

import { openEmbedded } from '../../src/database/embedded.ts'

/** Writes numbers and reports each one that was committed, until it is killed. */
const database = await openEmbedded(process.argv[2] ?? '')
await database.script('create table if not exists written (number integer)')
for (let number = 1; ; number++) {
  await database.query('insert into written values ($1)', [number])
  process.send?.(number)
  await new Promise((resolve) => setImmediate(resolve))
}

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { engineTables } from '../../bench/engines/tables.ts'

it('has the tables of the documentation, to be printed by `npx tsx bench/engines.ts`', () => {
  const page = readFileSync(new URL('../../docs/engines.md', import.meta.url), 'utf8')
  expect(page).toContain(engineTables())
})

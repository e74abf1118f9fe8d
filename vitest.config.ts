import { configDefaults, defineConfig } from 'vitest/config'

/** Whole fleets, databases moved and restored, an engine that is waited for, all blocks of the docs: `npm run test:long`. */
const LONG = [
  'test/e2e/{backup,compose,engines,move}.test.ts',
  'test/chaos/fleet/*.test.ts',
  'test/docs/blocks.test.ts',
]

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(process.env.LONG ? [] : LONG)],
    globalSetup: ['test/support/snapshot.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})

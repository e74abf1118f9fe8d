import { configDefaults, defineConfig } from 'vitest/config'

/** Whole databases moved, saved and restored while they work, a minute each: `npm run test:long`. */
const LONG = ['test/e2e/{backup,compose,move}.test.ts']

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

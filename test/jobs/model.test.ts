import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cancelJob } from '../../src/jobs/cancel.ts'
import { commands } from './model/commands.ts'
import { openReal, type Real } from './model/real.ts'

/** Runs of up to 60 commands each; more by the environment. */
const RUNS = Number(process.env.PROPERTY_RUNS ?? 40)

let world: Awaited<ReturnType<typeof openReal>>
beforeAll(async () => {
  world = await openReal()
})
afterAll(() => world.bank.database.close())

it(
  'jobs and money do what the model says, whatever happens in whatever order',
  async () => {
    const start = fc.tuple(fc.constantFrom(130, 1000, 1000), fc.integer({ min: 1, max: 3 }))
    await fc.assert(
      fc.asyncProperty(start, commands(), async ([credits, maxConcurrentJobs], steps) => {
        let left: Real | undefined
        const setup = async () => {
          const { model, real } = await world.start(credits, maxConcurrentJobs)
          left = real
          return { model, real }
        }
        try {
          await fc.asyncModelRun(setup, steps)
        } finally {
          if (left) await endAll(left)
        }
      }),
      { numRuns: RUNS, endOnFailure: RUNS > 100 },
    )
  },
  20_000 + RUNS * 2000,
)

/** Leaves no job that the next run could claim. */
async function endAll({ bank, ids, clock }: Real): Promise<void> {
  for (const id of ids) await cancelJob(bank.database, id, clock.now())
  const running = await bank.database.query(
    `update jobs set status = 'QUEUED', worker = null, lease_until = null where status = 'PROCESSING' returning id`,
  )
  for (const { id } of running) await cancelJob(bank.database, String(id), clock.now())
  expect(await bank.drift()).toEqual([])
}

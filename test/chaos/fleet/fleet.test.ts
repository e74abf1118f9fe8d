import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { findPostgres } from '../../support/postgres.ts'
import { isKept, table } from '../report.ts'
import { createNetwork, type Host, whyNoNetwork } from './network.ts'
import { type FleetTrial, runFleet } from './run.ts'

const obstacle = whyNoNetwork() ?? (findPostgres() ? null : 'there is no PostgreSQL here')
const unless = obstacle === null ? '' : ` (left out: ${obstacle})`

const TRIAL: FleetTrial = {
  ...{ jobs: 16, disturbances: 4, customers: 16, samples: 2 },
  ...{ workers: 3, slots: 3, editSeconds: 2, manners: { failing: 0.3, refusals: 1 } },
}

/** Nothing listens there: a host that is reached refuses. */
const KNOCK = `require('node:net').connect(9, process.argv[1]).on('error', ({ code }) => { console.log(code); process.exit() })
setTimeout(() => { console.log('silence'); process.exit() }, 800)`

function answerFrom(one: Host, other: Host): string {
  const [file = '', ...enter] = one.enter
  return execFileSync(file, [...enter, process.execPath, '-e', KNOCK, other.address], { encoding: 'utf8' }).trim()
}

/** What a run makes on this machine, by the names of this process. */
const left = () => {
  const all = ['netns', 'link'].map((kind) => execFileSync('ip', [kind], { encoding: 'utf8' })).join('')
  return all.split('\n').filter((line) => line.includes(`rt${process.pid}`))
}

it.skipIf(obstacle)(
  `keeps every promise on separate hosts that are killed and cut off${unless}`,
  async () => {
    const { findings, jobs } = await runFleet(TRIAL, () => undefined)
    expect(findings.every(isKept), table(findings)).toBe(true)
    expect(jobs).toHaveLength(TRIAL.jobs)
    expect(jobs.filter(({ status }) => status === 'COMPLETED').length).toBeGreaterThan(5)
    expect(left()).toEqual([])
  },
  180_000,
)

it.skipIf(obstacle)(
  `takes everything away when it is stopped half-way${unless}`,
  async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 1500)
    await expect(runFleet(TRIAL, () => undefined, stop.signal)).rejects.toThrow('stopped')
    expect(left()).toEqual([])
  },
  60_000,
)

it.skipIf(obstacle)(
  `cuts two hosts from each other without telling either, and heals them${unless}`,
  async () => {
    const network = createNetwork()
    try {
      const [one, other] = [network.addHost('one'), network.addHost('other')]
      const reaches = () => answerFrom(one, other)
      expect(reaches()).toBe('ECONNREFUSED')
      network.cut(one, other)
      expect(reaches()).toBe('silence')
      network.heal(one, other)
      expect(reaches()).toBe('ECONNREFUSED')
    } finally {
      await network.remove()
    }
    expect(left()).toEqual([])
  },
  30_000,
)

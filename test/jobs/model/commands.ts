import fc from 'fast-check'
import { expect } from 'vitest'
import { Failure } from '../../../src/failure.ts'
import { cancelJob } from '../../../src/jobs/cancel.ts'
import { claimJob, returnJob } from '../../../src/jobs/claim.ts'
import { cancelRunningJob, completeJob, failJob } from '../../../src/jobs/settle.ts'
import { keepJob } from '../../support/jobs.ts'
import { at, DAY, end, heldBy, type Model, nextToRun, TERMINAL, wasCompletedBy } from './model.ts'
import { compare, PRICES, RESULT, type Real, requestOf, submit } from './real.ts'

type Command = fc.AsyncCommand<Model, Real>

/** A command: what it does to both worlds, with what each says of it compared; then all of both. */
class Step implements Command {
  readonly #name: string
  readonly #needs: (model: Model) => boolean
  readonly #act: (model: Model, real: Real) => Promise<void>

  constructor(name: string, needs: (model: Model) => boolean, act: (model: Model, real: Real) => Promise<void>) {
    this.#name = name
    this.#needs = needs
    this.#act = act
  }

  check = (model: Readonly<Model>) => this.#needs(model)

  async run(model: Model, real: Real): Promise<void> {
    // No two jobs of the same instant: the queue's order is the order of submission.
    real.clock.advance(1)
    model.now += 1
    await this.#act(model, real)
    await compare(model, real)
  }

  toString = () => this.#name
}

const always = () => true
const someJob = ({ jobs }: Model) => jobs.length > 0
const someClaim = ({ claims }: Model) => claims.length > 0

/** Everything that can happen to a job, in any order, by workers that are right, late or twice. */
export function commands(): fc.Arbitrary<Iterable<Command>> {
  const number = fc.nat(999)
  const submission = fc.tuple(
    fc.nat(1),
    fc.integer({ min: 2, max: 3 }),
    fc.option(fc.constantFrom('a', 'b')),
    fc.boolean(),
  )
  const claim = fc.constantFrom('one', 'two', 'three').map(claimed)
  const silence = number.map(silenced)
  return fc.commands(
    [
      // What leads somewhere comes more often than what ends there.
      ...Array(4).fill(submission.map(submitted)),
      ...Array(5).fill(claim),
      ...Array(3).fill(silence),
      ...Array(3).fill(fc.tuple(number, fc.nat(99)).map(kept)),
      fc.tuple(number, fc.boolean()).map(returned),
      number.map(completed),
      number.map(failed),
      number.map(stopped),
      number.map(cancelled),
      fc.tuple(fc.nat(1), fc.integer({ min: -150, max: 150 })).map(granted),
      fc.constantFrom(2, 21, 26).map(waited),
    ],
    { maxCommands: 60, size: 'max' },
  )
}

function submitted([team, seconds, key, hasWebhook]: [number, number, string | null, boolean]): Command {
  return new Step(`submit(${[team, seconds, key, hasWebhook]})`, always, async (model, real) => {
    const request = requestOf(seconds, hasWebhook)
    const answer = submit(real, at(real.accounts, team), request, key)
    const { credits, keys } = at(model.teams, team)
    const price = seconds * PRICES['720p']
    const known = key === null ? undefined : keys.get(key)
    if (known && model.now - known.at < DAY) {
      if (known.request !== JSON.stringify(request)) return expect(answer).rejects.toMatchObject({ kind: 'input' })
      const { status } = at(model.jobs, known.job)
      return expect(await answer).toEqual({ jobId: real.ids[known.job], status })
    }
    if (credits < price) {
      return expect(answer).rejects.toMatchObject({ creditsRequired: price, creditsAvailable: credits })
    }
    const { jobId, status } = await answer
    expect(status).toBe('QUEUED')
    real.ids.push(jobId)
    if (key !== null) keys.set(key, { job: model.jobs.length, request: JSON.stringify(request), at: model.now })
    at(model.teams, team).credits -= price
    const unborn = { status, attempt: 0, tries: 0, progress: 0, cancelRequested: false, alive: false }
    model.jobs.push({ ...unborn, team, price, hasWebhook })
  })
}

function claimed(worker: string): Command {
  return new Step(`claim(${worker})`, always, async (model, real) => {
    const found = await claimJob(real.bank.database, worker)
    const next = nextToRun(model)
    expect(found?.id).toBe(real.ids[next])
    if (!found) return
    const job = at(model.jobs, next)
    Object.assign(job, { status: 'PROCESSING', attempt: job.attempt + 1, tries: job.tries + 1, alive: true })
    expect(found).toMatchObject({ attempt: job.attempt, tries: job.tries, price: job.price })
    model.claims.push({ job: next, attempt: job.attempt })
    real.claims.push(found)
  })
}

function kept([number, progress]: [number, number]): Command {
  return new Step(`keep(${[number, progress]})`, someClaim, async (model, real) => {
    const claim = number % model.claims.length
    const hold = await keepJob(real.bank.database, at(real.claims, claim), progress, 'editing', real.clock.now())
    const job = heldBy(model, claim)
    expect(hold).toBe(job === null ? 'lost' : job.cancelRequested ? 'cancel requested' : 'held')
    if (job) Object.assign(job, { progress: Math.max(job.progress, progress), alive: true })
  })
}

function returned([number, blamed]: [number, boolean]): Command {
  return new Step(`return(${[number, blamed]})`, someClaim, async (model, real) => {
    const claim = number % model.claims.length
    await returnJob(real.bank.database, at(real.claims, claim), blamed)
    const job = heldBy(model, claim)
    if (job) Object.assign(job, { status: 'QUEUED', alive: false, tries: job.tries - (blamed ? 0 : 1) })
  })
}

const completed = (number: number) =>
  settled(`complete(${number})`, number, 'COMPLETED', (real, job) =>
    completeJob(real.bank.database, job, RESULT, real.clock.now()),
  )
const failed = (number: number) =>
  settled(`fail(${number})`, number, 'FAILED', (real, job) =>
    failJob(real.bank.database, job, new Failure('input', 'no'), real.clock.now()),
  )
const stopped = (number: number) =>
  settled(`stop(${number})`, number, 'CANCELLED', (real, job) =>
    cancelRunningJob(real.bank.database, job, real.clock.now()),
  )

function settled(
  name: string,
  number: number,
  status: 'COMPLETED' | 'FAILED' | 'CANCELLED',
  settle: (real: Real, job: Real['claims'][number]) => Promise<boolean>,
): Command {
  return new Step(name, someClaim, async (model, real) => {
    const claim = number % model.claims.length
    const told = await settle(real, at(real.claims, claim))
    const job = heldBy(model, claim)
    // A completion may be sent twice, as its answer may be lost; it says the same and does nothing more.
    expect(told).toBe(job !== null || (status === 'COMPLETED' && wasCompletedBy(model, claim)))
    if (job) end(model, job, status)
  })
}

function cancelled(number: number): Command {
  return new Step(`cancel(${number})`, someJob, async (model, real) => {
    const which = number % model.jobs.length
    const answer = await cancelJob(real.bank.database, at(real.ids, which), real.clock.now())
    const job = at(model.jobs, which)
    if (TERMINAL.includes(job.status)) return expect(answer).toBeNull()
    if (job.status === 'QUEUED') end(model, job, 'CANCELLED')
    else job.cancelRequested = true
    expect(answer).toBe(job.status)
  })
}

function silenced(number: number): Command {
  const running = ({ jobs }: Model) => jobs.filter(({ status, alive }) => status === 'PROCESSING' && alive)
  return new Step(
    `silence(${number})`,
    (model) => running(model).length > 0,
    async (model, real) => {
      const jobs = running(model)
      const job = at(jobs, number % jobs.length)
      await real.bank.database.query("update jobs set lease_until = now() - interval '1 second' where id = $1", [
        real.ids[model.jobs.indexOf(job)],
      ])
      job.alive = false
    },
  )
}

function granted([team, amount]: [number, number]): Command {
  return new Step(`grant(${[team, amount]})`, always, async (model, real) => {
    const answer = real.bank.ledger.grant(at(real.accounts, team).team.id, amount, 'by hand')
    const account = at(model.teams, team)
    if (account.credits + amount < 0) return expect(answer).rejects.toMatchObject({ code: '23514' })
    account.credits += amount
    expect(await answer).toBe(account.credits)
  })
}

/** Long enough that idempotency keys may be forgotten. */
function waited(hours: number): Command {
  return new Step(`wait(${hours} h)`, always, async (model, real) => {
    real.clock.advance(hours * 3_600_000)
    model.now += hours * 3_600_000
  })
}

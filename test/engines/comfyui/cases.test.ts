import { afterEach, describe, expect, it } from 'vitest'
import { Unanswered } from '../../../src/engines/remote/unanswered.ts'
import { Failure } from '../../../src/failure.ts'
import { CASES, type Case } from '../../upstreams/comfyui-cases.ts'
import { begun, never, type Pair, pair, statusPast, until } from './fixture.ts'

let open: Pair | undefined
afterEach(async () => {
  await open?.close()
  open = undefined
})

const casesOf = (when: Case['when']) => CASES.filter((one) => one.when === when)

describe('the create', () => {
  it.each(casesOf('create'))('$name', async ({ script, expect: expected }) => {
    open = await pair()
    script(open.server)
    const failure = await begun(open).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(Failure)
    const { kind, retryable } = failure as Failure
    expect({ kind, retryable }).toEqual({ kind: expected.kind, retryable: expected.retryable })
    expect(failure instanceof Unanswered).toBe(expected.unanswered ?? false)
  })
})

describe.each(['new', 'lists', 'old'] as const)('on a %s build, the status', (build) => {
  it.each(casesOf('status'))('$name', async ({ script, afterwards, expect: expected }) => {
    open = await pair({ build })
    const { server, service } = open
    script(server)
    const operation = await begun(open)
    if (afterwards) {
      await until(() => server.tasks[0]?.state === 'running')
      afterwards(server)
    }
    const isEnd = expected.state === 'done' || expected.state === 'failed'
    const before = ['queued', 'processing'].filter((state) => isEnd || state !== expected.state)
    const status = await statusPast(service, operation, before)
    expect(status.state).toBe(expected.state)
    if (status.state !== 'failed') return
    const { kind, retryable, cause } = status.failure
    expect({ kind, retryable }).toEqual({ kind: expected.kind, retryable: expected.retryable })
    expect(cause).toEqual(expect.any(String))
  })
})

describe.each(['new', 'lists', 'old'] as const)('on a %s build, the cancel', (build) => {
  it.each(casesOf('cancel'))('$name', async ({ script, afterwards, expect: expected }) => {
    open = await pair({ build })
    const { server, service } = open
    script(server)
    const operation = await begun(open)
    if (server.tasks.length > 0) await until(() => server.tasks[0]?.state !== undefined)
    afterwards?.(server)
    let verdict = await service.cancel(operation, never)
    // A run stops between two steps.
    for (let again = 0; again < 100 && verdict === 'requested'; again += 1)
      verdict = await service.cancel(operation, never)
    expect(verdict).toBe(expected.verdict)
    if (server.tasks[0]?.state === 'ended') expect((await service.status(operation, never)).state).toBe('failed')
  })

  it('comes too late for a run that has ended', async () => {
    open = await pair({ build })
    const operation = await begun(open)
    await statusPast(open.service, operation)
    expect(await open.service.cancel(operation, never)).toBe('too late')
    expect((await open.service.status(operation, never)).state).toBe('done')
  })

  it('leaves the runs of others alone', async () => {
    open = await pair({ build })
    const { server, service } = open
    server.hold('running')
    const [theirs, ours] = [await begun(open), await begun(open)]
    await until(() => server.tasks[0]?.state === 'running')
    expect(await service.cancel(ours, never)).toBe('cancelled')
    expect(server.tasks[0]).toMatchObject({ id: theirs.id, state: 'running', interrupted: false })
    expect(server.requests.filter(({ route }) => route === 'POST /interrupt')).toEqual([])
    await service.cancel(theirs, never)
    // Without a name it would stop whoever is running by then.
    const interrupts = server.requests.filter(({ route }) => route === 'POST /interrupt').map(({ body }) => `${body}`)
    expect(interrupts).toEqual(build === 'new' ? [] : [JSON.stringify({ prompt_id: theirs.id })])
  })
})

import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { Cage, CageBroken } from '../../src/cage/cage.ts'
import { isolation } from '../../src/cage/isolation.ts'

const cage = new Cage({
  program: new URL('./program.ts', import.meta.url),
  limits: { wallSeconds: 5, cpuSeconds: 30, memoryMegabytes: 700, fileMegabytes: 10 },
  requestsPerProcess: 3,
  niceness: 5,
})
afterAll(() => cage.close())

const run = (act: string) => cage.run<number>({ act })

it('passes nothing of the environment', async () => {
  process.env.SOME_SECRET = 'x'
  const { variables } = await cage.run<{ variables: string[] }>({ act: 'environment' })
  expect(variables).not.toContain('SOME_SECRET')
  expect(variables).not.toContain('HOME')
})

it('keeps a process warm and hands on its notes', async () => {
  const notes: unknown[] = []
  const pid = await cage.run<number>({ act: 'note' }, { onNote: (note) => notes.push(note) })
  expect(notes).toEqual([1, 2])
  expect(await run('pid')).toBe(pid)
})

it.skipIf(process.platform !== 'linux')('starts no second process to show that one starts', async () => {
  const children = () => readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ')
  await run('pid')
  const before = children()
  await Promise.all([cage.warm(), cage.warm()])
  expect(children()).toEqual(before)
})

it('replaces a process after its share of requests', async () => {
  const pids = [await run('pid'), await run('pid'), await run('pid'), await run('pid')]
  expect(new Set(pids).size).toBeGreaterThan(1)
})

it('carries a failure across, cause kept apart', async () => {
  await expect(run('fail')).rejects.toMatchObject({
    kind: 'input',
    message: 'bad file',
    cause: expect.stringContaining('private'),
  })
  await expect(run('throw')).rejects.toMatchObject({ kind: 'internal', message: 'Internal error' })
})

it('survives a crash and answers the next request', async () => {
  await expect(run('crash')).rejects.toMatchObject({ reason: 'crashed' })
  expect(await run('pid')).toBeGreaterThan(0)
})

it('stops a process that hangs or grows', async () => {
  await expect(run('hang')).rejects.toMatchObject({ reason: 'timeout' })
  await expect(run('grow')).rejects.toBeInstanceOf(CageBroken)
}, 30_000)

/** A cage of its own, for those that are closed. */
const open = (program: URL) =>
  new Cage({
    program,
    limits: { wallSeconds: 60, cpuSeconds: 30, memoryMegabytes: 700, fileMegabytes: 10 },
    requestsPerProcess: 3,
    niceness: 0,
  })

it('does not wait for a process to start for what is cancelled meanwhile', async () => {
  const slow = open(new URL('./slow-program.ts', import.meta.url))
  const begun = performance.now()
  await expect(slow.run({}, { signal: AbortSignal.timeout(100) })).rejects.toMatchObject({ kind: 'cancelled' })
  expect(performance.now() - begun).toBeLessThan(15_000)
  await slow.close()
}, 60_000)

it('closes while a request is under way that is cancelled at the same time', async () => {
  const closing = open(new URL('./program.ts', import.meta.url))
  await closing.run({ act: 'pid' })
  const abort = new AbortController()
  const running = closing.run({ act: 'hang' }, { signal: abort.signal }).catch((error: unknown) => error)
  const closed = closing.close()
  abort.abort()
  expect(await running).toMatchObject({ kind: 'cancelled' })
  await closed
})

it('stops on the signal and leaves no process behind', async () => {
  const abort = new AbortController()
  const pid = await run('pid')
  setTimeout(() => abort.abort(), 100)
  await expect(cage.run({ act: 'hang' }, { signal: abort.signal })).rejects.toMatchObject({ kind: 'cancelled' })
  expect(() => process.kill(pid, 0)).toThrow()
})

it.skipIf(!isolation().includes('--net'))('reaches no network, not even this machine', async () => {
  let connections = 0
  const server = createServer(() => {
    connections += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  expect(await cage.run({ act: 'connect', port })).toMatch(/^E/)
  expect(connections).toBe(0)
  server.close()
})

import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createFinisher } from '../../../src/engines/remote/finish.ts'
import { createProbe } from '../../../src/sources/probe.ts'
import { footage } from '../../support/footage.ts'
import { TASK } from './told-service.ts'

const finisher = createFinisher()
const probe = createProbe()
afterAll(() => Promise.all([finisher.close(), probe.close()]))

async function finish(sent: string, received: string) {
  const directory = await mkdtemp(join(tmpdir(), 'retake-finish-'))
  const task = { ...TASK, clip: await probe.clip(sent) }
  return finisher.finish({ received, sent, task, directory }, new AbortController().signal)
}

it('makes a file without metadata and a poster out of what came', async () => {
  const [sent, received] = [await footage('seated', 3), await footage('dancer', 3)]
  const { file, poster, changed } = await finish(sent, received)
  expect(changed).toBe(true)
  expect(await probe.clip(file)).toMatchObject({ frames: (await probe.clip(received)).frames })
  expect((await readFile(poster)).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
})

it('sees that the clip came back as it was', async () => {
  const clip = await footage('seated', 3)
  expect(await finish(clip, clip)).toMatchObject({ changed: false })
})

it.each([
  ['a page', Buffer.from('<html>gone</html>')],
  ['nothing', Buffer.alloc(0)],
])('refuses %s', async (_name, bytes) => {
  const received = join(await mkdtemp(join(tmpdir(), 'retake-finish-')), 'received')
  await writeFile(received, bytes)
  await expect(finish(await footage('seated', 3), received)).rejects.toMatchObject({ kind: 'input' })
})

it('refuses half a file', async () => {
  const received = join(await mkdtemp(join(tmpdir(), 'retake-finish-')), 'received')
  const whole = await readFile(await footage('dancer', 3))
  await writeFile(received, whole.subarray(0, whole.length >> 1))
  await expect(finish(await footage('seated', 3), received)).rejects.toMatchObject({ kind: 'input' })
})

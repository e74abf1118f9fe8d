import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createGuardedFetcher } from '../../../src/sources/guarded-fetch.ts'
import { begun, type Pair, pair, statusPast } from './fixture.ts'

const file = join(mkdtempSync(join(tmpdir(), 'retake-result-')), 'result.mp4')
const fetcher = createGuardedFetcher({ allowPrivateHosts: ['127.0.0.1'] })
let open: Pair
beforeEach(async () => {
  open = await pair()
})
afterEach(() => open.close())

/** Downloads a result as the core does: without credentials. */
async function download(): Promise<string> {
  const status = await statusPast(open.service, await begun(open))
  if (status.state !== 'done') throw new Error(status.state)
  await fetcher.download(status.video, file, { maxBytes: 1000, timeoutSeconds: 5 })
  return readFileSync(file, 'utf8')
}

it('is the file that the output node saved, not the input that the loader shows', async () => {
  open.server.result(Buffer.from('an edited clip'))
  expect(await download()).toBe('an edited clip')
  const { url } = open.server.requests.at(-1) ?? {}
  expect(url?.pathname).toBe('/view')
  expect(Object.fromEntries(url?.searchParams ?? [])).toEqual({
    filename: expect.stringMatching(/_00001_\.mp4$/),
    subfolder: 'retake',
    type: 'output',
  })
})

it('is found under any name of the list, with the input beside it', async () => {
  open.server.result(Buffer.from('an edited clip'))
  for (const list of ['images', 'gifs', 'videos'] as const) {
    open.server.outcome({ ends: 'video', list, inputPreview: true })
    expect(await download()).toBe('an edited clip')
  }
})

it.each([
  ['is gone', { status: 404 }],
  ['is cut off', { cut: 'midway' as const }],
])('that %s is a failure of the download, and the status tells the URL again', async (_name, how) => {
  open.server.misbehave('GET /view', how)
  await expect(download()).rejects.toMatchObject({ name: 'Failure' })
  expect(await download()).toBe('a clip')
})

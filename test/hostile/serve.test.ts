import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KEY, type RunningServer, startServer } from '../e2e/server.ts'
import { httpServer, type TestServer } from '../sources/servers.ts'
import { footage } from '../support/footage.ts'
import { withGrowth } from './memory.ts'

const media = resolve(import.meta.dirname, '../../../shared/media')
const MEGABYTE = 1048576
/** Megabytes; a file of 100 MB held whole would be more. */
const MOST_GROWTH = 80

let server: RunningServer
let files: TestServer
beforeAll(async () => {
  server = await startServer({ BOOTSTRAP_CREDITS: '100000', ALLOW_PRIVATE_HOSTS: '127.0.0.1', LOG_LEVEL: 'warn' })
  files = await httpServer(({ url = '' }, response) => {
    if (url === '/endless') return void endless(response)
    response.end(readFileSync(join(media, decodeURIComponent(url))))
  })
}, 120_000)
afterAll(async () => {
  await Promise.all([server?.stop(), files?.close()])
})

/** Writes until nobody listens any more. */
function endless(response: {
  write(part: Buffer): boolean
  once(event: string, then: () => void): unknown
  destroyed: boolean
}) {
  const part = Buffer.alloc(MEGABYTE)
  const more = () => {
    while (!response.destroyed && response.write(part));
    if (!response.destroyed) response.once('drain', more)
  }
  more()
}

/** What the server says is looked at, not typed. */
// biome-ignore lint/suspicious/noExplicitAny: the assertions are what checks it
const json = async (answer: Response | Promise<Response>): Promise<any> => (await answer).json()

const credits = async (): Promise<number> => (await json(server.api('GET', '/v2/me'))).team.credits

/** How an edit of a clip ended: a status of the API, or of the job. */
async function outcome(video: string): Promise<string> {
  const wan27VideoeditParams = { video, resolution: '720p', duration: 2 }
  const answer = await server.api('POST', '/v2/videos/edit', {
    model: 'wan-2.7-videoedit',
    prompt: 'sepia',
    wan27VideoeditParams,
  })
  const { jobId, error } = await json(answer)
  if (answer.status !== 202) {
    expect(error).toEqual(expect.any(String))
    return String(answer.status)
  }
  for (;;) {
    const job = await json(server.api('GET', `/v2/jobs/${jobId}`))
    if (job.status === 'COMPLETED') spent += job.creditCost
    if (job.status === 'FAILED') expect([job.creditCost, job.error]).toEqual([0, expect.any(String)])
    if (job.completedAt !== null) return job.status
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

let spent = 0

async function uploaded(file: string): Promise<string> {
  const answer = await server.upload(join(media, file))
  return answer.status === 201 ? outcome((await json(answer)).url) : String(answer.status)
}

const served = (file: string) => outcome(`http://127.0.0.1:${files.port}/${encodeURIComponent(file)}`)

/** What must hold after every attack: it answers, it edits, nothing is left behind, all refunds were made. */
async function expectSound(before: number): Promise<void> {
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  expect(await credits()).toBe(before - spent)
  const left = await readdir(join(server.dataDir, 'workspaces'))
  expect(left).toEqual([])
  expect(server.output()).not.toMatch(/\n\s+at (?!.*CageBroken)|unhandled/i)
}

/** Damaged within, or lying about nothing that matters: an edit of these is right. */
const PLAYABLE = ['b09', 'b11', 'l09', 'x09']
const OUTSIDE = ['d09', 'd12']

const named = (folder: string) => (existsSync(media) ? readdirSync(join(media, folder)).sort() : [])

describe.skipIf(!existsSync(media))('media of others', () => {
  it('every hostile file, uploaded and by address, ends in a 4xx, a refunded failure or a right edit', async () => {
    const before = await credits()
    spent = 0
    for (const name of named('hostile')) {
      for (const way of [uploaded, served]) {
        const end = await way(`hostile/${name}`)
        const fine = /^4\d\d$|^FAILED$/.test(end) || (end === 'COMPLETED' && PLAYABLE.includes(name.slice(0, 3)))
        expect([name, way.name, end, fine]).toEqual([name, way.name, end, true])
      }
    }
    await expectSound(before)
  }, 300_000)

  it('variants outside the contract end in a 400', async () => {
    for (const name of named('variants').filter((file) => OUTSIDE.includes(file.slice(0, 3)))) {
      expect([name, await uploaded(`variants/${name}`), await served(`variants/${name}`)]).toEqual([name, '400', '400'])
    }
  }, 60_000)
})

describe('very much', () => {
  it('600 MB uploaded are refused, and take neither memory nor disk', async () => {
    const before = await credits()
    spent = 0
    const growth = await withGrowth(server.child.pid ?? 0, async () => {
      const answer = await upload(600)
      expect([answer.status, typeof JSON.parse(answer.body).error]).toEqual([400, 'string'])
    })
    expect(growth).toBeLessThan(MOST_GROWTH)
    await expectSound(before)
  }, 120_000)

  it('an address that never ends is hung up on', async () => {
    const before = await credits()
    spent = 0
    const growth = await withGrowth(server.child.pid ?? 0, async () => {
      expect(await outcome(`http://127.0.0.1:${files.port}/endless`)).toBe('400')
    })
    expect(growth).toBeLessThan(MOST_GROWTH)
    await expectSound(before)
  }, 120_000)

  it('a good clip is still edited afterwards', async () => {
    const { url } = await json(server.upload(await footage('seated', 2)))
    expect(await outcome(url)).toBe('COMPLETED')
  }, 60_000)
})

/** A form whose file has so many megabytes of zeros, of a length that is not told beforehand. */
function upload(megabytes: number): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'X-API-Key': KEY, 'Content-Type': 'multipart/form-data; boundary=b' }
    const sending = request(`${server.url}/v2/uploads`, { method: 'POST', headers }, async (response) => {
      resolve({ status: response.statusCode ?? 0, body: await text(response) })
    })
    sending.on('error', reject)
    sending.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a.mp4"\r\n\r\n')
    const part = Buffer.alloc(MEGABYTE)
    let sent = 0
    const more = () => {
      while (sent < megabytes) {
        sent += 1
        if (!sending.write(part)) return void sending.once('drain', more)
      }
      sending.end('\r\n--b--\r\n')
    }
    more()
  })
}

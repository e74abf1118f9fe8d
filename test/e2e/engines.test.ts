import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { footage } from '../support/footage.ts'
import { type ComfyuiServer, startComfyuiServer } from '../upstreams/comfyui.ts'
import { RETAKE, type RunningServer, startServer } from './server.ts'

const run = promisify(execFile)

let upstream: ComfyuiServer
let server: RunningServer
beforeAll(async () => {
  upstream = await startComfyuiServer()
  upstream.result(await readFile(await footage('dancer', 3)))
  server = await startServer({ COMFYUI_URL: upstream.url, BOOTSTRAP_CREDITS: '1000' })
}, 120_000)
afterAll(async () => {
  await Promise.all([server?.stop(), upstream?.close()])
})

// biome-ignore lint/suspicious/noExplicitAny: the assertions are what checks it
const json = async (answer: Response | Promise<Response>): Promise<any> => (await answer).json()
const credits = async (): Promise<number> => (await json(server.api('GET', '/v2/me'))).team.credits

async function edit(prompt: string) {
  const { url } = await json(server.upload(await footage('seated', 3)))
  const body = { model: 'wan-2.7-videoedit', prompt, wan27VideoeditParams: { video: url, resolution: '720p' } }
  const { jobId } = await json(server.api('POST', '/v2/videos/edit', body))
  for (let i = 0; i < 2400; i++) {
    const job = await json(server.api('GET', `/v2/jobs/${jobId}`))
    if (!['QUEUED', 'PROCESSING'].includes(job.status)) return job
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the job did not end in four minutes')
}

it('edits with the GPU of one address and nothing else set, and falls back when that is unplugged', async () => {
  const before = await credits()
  const first = await edit('turn her into a statue of bronze')
  expect(first).toMatchObject({ status: 'COMPLETED', creditCost: 60, result: { engine: 'comfyui' } })
  expect(first.result.videoUrl.startsWith(server.url)).toBe(true)
  expect((await fetch(first.result.posterUrl)).status).toBe(200)
  expect(await credits()).toBe(before - 60)

  await upstream.close()
  const [second, impossible] = await Promise.all([edit('sepia'), edit('turn her into a statue of bronze')])
  expect(second).toMatchObject({ status: 'COMPLETED', creditCost: 60, result: { engine: 'local' } })
  expect(JSON.stringify(second)).not.toMatch(/ECONNREFUSED|comfyui/)
  expect(impossible).toMatchObject({ status: 'FAILED', creditCost: 0, result: null })
  expect(await credits()).toBe(before - 120)

  const env = { PATH: process.env.PATH, DATA_DIR: server.dataDir }
  const { stdout } = await run(RETAKE, ['jobs', 'show', second.id], { env })
  expect(stdout).toMatch(/comfyui: passed on \(upstream\)[\s\S]*no answer from http[\s\S]*local: completed/)
}, 600_000)

it('lists engines in order, with what is missing', async () => {
  const env = { PATH: process.env.PATH, DATA_DIR: server.dataDir, COMFYUI_URL: upstream.url }
  const { stdout } = await run(RETAKE, ['engines', '--json'], { env })
  expect(JSON.parse(stdout)).toMatchObject([
    { engine: 'comfyui', place: 1, ok: false },
    { engine: 'local', place: 2, ok: true },
    { engine: 'dashscope', place: null, detail: 'not used; set DASHSCOPE_API_KEY' },
    { engine: 'fal', place: null },
    { engine: 'replicate', place: null },
    { engine: 'simulated', place: null, detail: 'not used; not named in ENGINES' },
  ])
}, 60_000)

import { execFile } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createProbe } from '../../src/sources/probe.ts'
import { footage } from '../support/footage.ts'
import { KEY, RETAKE, type RunningServer, startServer } from './server.ts'

const run = promisify(execFile)

let server: RunningServer
const probe = createProbe()
beforeAll(async () => {
  server = await startServer({ BOOTSTRAP_CREDITS: '1000' })
}, 120_000)
afterAll(async () => {
  await Promise.all([server?.stop(), probe.close()])
})

/** What the server says is looked at, not typed. */
// biome-ignore lint/suspicious/noExplicitAny: the assertions are what checks it
const json = async (answer: Response | Promise<Response>): Promise<any> => (await answer).json()

const credits = async (): Promise<number> => (await json(server.api('GET', '/v2/me'))).team.credits

async function submit(prompt: string, video: string, parameters = {}, headers = {}) {
  const body = {
    model: 'wan-2.7-videoedit',
    prompt,
    wan27VideoeditParams: { video, resolution: '720p', ...parameters },
  }
  return server.api('POST', '/v2/videos/edit', body, headers)
}

async function finished(id: string) {
  for (let i = 0; i < 600; i++) {
    const job = await json(server.api('GET', `/v2/jobs/${id}`))
    if (!['QUEUED', 'PROCESSING'].includes(job.status)) return job
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the job did not finish in a minute')
}

it('takes a clip from 202 to a playable, visibly edited mp4', async () => {
  const uploaded = await server.upload(await footage('desk'))
  expect(uploaded.status).toBe(201)
  const { url, kind } = await json(uploaded)
  expect(kind).toBe('video')

  const before = await credits()
  const accepted = await submit('black and white film noir with heavy grain, and add a dragon', url, { seed: 7 })
  expect(accepted.status).toBe(202)
  const { jobId, status } = await json(accepted)
  expect(status).toBe('QUEUED')

  const job = await finished(jobId)
  expect(job).toMatchObject({ status: 'COMPLETED', progress: 100, error: null, expired: false })
  expect(job.result).toMatchObject({ engine: 'local', seed: 7, width: 1280, height: 720 })
  expect(job.result.edits.map(({ outcome }: { outcome: string }) => outcome)).toContain('applied')
  expect(job.result.edits.find(({ clause }: { clause: string }) => /dragon/.test(clause))).toMatchObject({
    outcome: 'ignored',
  })
  expect(before - (await credits())).toBe(job.creditCost)

  const video = await fetch(job.result.videoUrl)
  expect(video.headers.get('content-type')).toBe('video/mp4')
  const file = join(await mkdtemp(join(tmpdir(), 'retake-e2e-')), 'result.mp4')
  await writeFile(file, Buffer.from(await video.arrayBuffer()))
  const source = await probe.clip(await footage('desk'))
  expect(await probe.clip(file)).toMatchObject({ width: 1280, height: 720, frames: source.frames })
  const part = await fetch(job.result.videoUrl, { headers: { Range: 'bytes=0-99' } })
  expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 100])
  expect((await fetch(job.result.posterUrl)).headers.get('content-type')).toBe('image/jpeg')
}, 90_000)

it('charges nothing for what it refuses', async () => {
  const before = await credits()
  const { url } = await json(server.upload(await footage('seated')))
  const impossible = await submit('replace the man with a dragon', url)
  expect(impossible.status).toBe(400)
  expect((await json(impossible)).details.prompt[0].length).toBeGreaterThan(20)
  const unreachable = await submit('film noir', 'http://169.254.169.254/latest/meta-data')
  expect(unreachable.status).toBe(400)
  expect(Object.keys((await json(unreachable)).details)).toEqual(['wan27VideoeditParams.video'])
  expect(await credits()).toBe(before)
})

it('fails an edit that would change nothing, and gives the money back', async () => {
  const { url } = await json(server.upload(await footage('seated', 2)))
  const grey = await finished((await json(submit('black and white', url))).jobId)
  const before = await credits()
  const again = await finished((await json(submit('much more saturated colours', grey.result.videoUrl))).jobId)
  expect(again).toMatchObject({ status: 'FAILED', creditCost: 0, result: null })
  expect(again.error).toMatch(/leave this clip as it is/)
  expect(await credits()).toBe(before)
}, 90_000)

it('administers a running server from the command line', async () => {
  const env = { PATH: process.env.PATH, DATA_DIR: server.dataDir }
  const created = await run(RETAKE, ['keys', 'create', '--name', 'ci', '--credits', '500', '--json'], { env })
  const { key, credits: granted } = JSON.parse(created.stdout)
  expect(granted).toBe(500)
  const me = await json(fetch(`${server.url}/v2/me`, { headers: { 'X-API-Key': key } }))
  expect(me).toMatchObject({ team: { name: 'ci', credits: 500 } })
  await run(RETAKE, ['keys', 'revoke', key.slice(0, 12)], { env })
  expect((await fetch(`${server.url}/v2/me`, { headers: { 'X-API-Key': key } })).status).toBe(401)
  const locked = run(RETAKE, ['serve'], { env: { ...env, PORT: '0' } })
  await expect(locked).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/in use by process/) })
}, 30_000)

it('keeps jobs, files and balances over a restart, and finishes a job that was under way when it was killed', async () => {
  const dataDir = server.dataDir
  const { url } = await json(server.upload(await footage('dancer')))
  const balance = await credits()
  const { jobId } = await json(submit('cartoon', url, { resolution: '1080p' }))
  await expect.poll(async () => (await json(server.api('GET', `/v2/jobs/${jobId}`))).status).toBe('PROCESSING')
  await server.stop('SIGKILL')
  server = await startServer({ DATA_DIR: dataDir })
  const job = await finished(jobId)
  expect(job).toMatchObject({ status: 'COMPLETED', creditCost: 90 })
  expect(await credits()).toBe(balance - 90)
  expect((await server.api('GET', '/v2/me', undefined, { 'X-API-Key': KEY })).status).toBe(200)
}, 120_000)

it('edits a file without a server', async () => {
  const output = join(await mkdtemp(join(tmpdir(), 'retake-cli-')), 'out.mp4')
  const prompt = 'sepia with a vignette'
  const { stdout } = await run(RETAKE, [
    'edit',
    await footage('seated', 2),
    prompt,
    '-o',
    output,
    '--resolution',
    '720p',
  ])
  expect(stdout).toMatch(/✓ sepia/)
  expect((await readFile(output)).length).toBeGreaterThan(10_000)
  const missing = run(RETAKE, ['edit', '/nowhere.mp4', prompt])
  await expect(missing).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/no such file/) })
  const refused = run(RETAKE, ['edit', await footage('seated', 2), 'replace him with a dragon'])
  await expect(refused).rejects.toMatchObject({ code: 1, stderr: expect.not.stringMatching(/ at .*\.js/) })
}, 60_000)

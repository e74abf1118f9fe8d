import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Retake } from '../../client/index.ts'
import { fileFromPath } from '../../client/node.ts'
import { KEY, type RunningServer, startServer } from '../e2e/server.ts'
import { freePort } from '../support/postgres.ts'
import { blocksOfDocs } from './blocks.ts'
import { openWorkshop, TSX, type Workshop } from './workshop.ts'

let server: RunningServer
let workshop: Workshop
beforeAll(async () => {
  server = await startServer({ ENGINES: 'simulated', SIMULATED_SECONDS: '0', ALLOW_PRIVATE_HOSTS: '127.0.0.1' })
  workshop = await openWorkshop(server)
}, 120_000)
afterAll(() => server?.stop())

/** The one program of a recipe, as a file beside the client. */
async function programOf(page: string): Promise<string> {
  const block = blocksOfDocs().find(({ place, language }) => place.startsWith(`${page}:`) && language === 'ts')
  const file = join(workshop.folder, `${page.replace(/\W/g, '-')}.ts`)
  await writeFile(file, block?.text ?? expect.fail(page))
  return file
}

it('the receiver believes what the server sends, once, and nothing else', async () => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/`
  const receiver = spawn(TSX, [await programOf('docs/recipes/webhook-receiver.md')], {
    env: { ...workshop.env, PORT: `${port}` },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  receiver.stdout.on('data', (text) => {
    output += text
  })
  try {
    await expect
      .poll(
        () =>
          fetch(url).then(
            ({ status }) => status,
            () => 0,
          ),
        { timeout: 20_000 },
      )
      .toBe(401)
    const retake = new Retake({ apiKey: KEY, baseUrl: server.url })
    const video = await fileFromPath(join(workshop.folder, 'clip.mp4'))
    const { jobId } = await retake.edit({ video, prompt: 'film noir', resolution: '720p', webhookUrl: url })
    const { result } = await retake.waitFor(jobId)
    await expect.poll(() => output, { timeout: 20_000 }).toBe(`${jobId}: ${result.videoUrl}\n`)

    const delivered = async () => (await retake.deliveries({ jobId }).page()).deliveries[0]
    await expect.poll(async () => (await delivered())?.status).toBe('delivered')
    await retake.redeliver((await delivered())?.id ?? '')
    await expect.poll(async () => (await delivered())?.attempts.length, { timeout: 20_000 }).toBe(2)
    expect(output).toBe(`${jobId}: ${result.videoUrl}\n`)

    const failing = await retake.edit({
      video,
      prompt: 'simulate failure: policy',
      resolution: '720p',
      webhookUrl: url,
    })
    await expect.poll(() => output, { timeout: 20_000 }).toContain(`${failing.jobId}: Simulated failure\n`)
  } finally {
    receiver.kill()
    await once(receiver, 'exit')
  }
}, 90_000)

it('the upload route takes a form, tells how the job goes, and says what is wrong', async () => {
  Object.assign(process.env, workshop.env)
  const { POST, GET } = (await import(await programOf('docs/recipes/nextjs-upload.md'))) as {
    POST(request: Request): Promise<Response>
    GET(request: Request): Promise<Response>
  }
  const post = (fields: Record<string, string | File>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.append(name, value)
    return POST(new Request('http://page.test/api/edit', { method: 'POST', body: form }))
  }
  const video = await fileFromPath(join(workshop.folder, 'clip.mp4'))
  const accepted = await post({ video, prompt: 'film noir' })
  expect(accepted.status).toBe(202)
  const { jobId } = (await accepted.json()) as { jobId: string }
  const asked = async () => (await GET(new Request(`http://page.test/api/edit?job=${jobId}`))).json()
  await expect.poll(asked, { timeout: 20_000 }).toMatchObject({ status: 'COMPLETED', videoUrl: /^http/ })
  expect((await post({ prompt: 'film noir' })).status).toBe(400)
  const refused = await post({ video: new File(['no clip'], 'a.mp4'), prompt: 'film noir' })
  expect([refused.status, await refused.json()]).toEqual([400, expect.objectContaining({ error: expect.any(String) })])
}, 60_000)

it('the pipeline waits for the server, with settings and commands that exist', async () => {
  const page = await readFile('docs/recipes/ci.md', 'utf8')
  const settings = await readFile('.env.example', 'utf8')
  for (const [name] of page.matchAll(/\b(?:BOOTSTRAP|SIMULATED)_\w+|\bENGINES\b/g)) expect(settings).toContain(name)
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
})

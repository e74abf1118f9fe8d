import { copyFileSync, existsSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { type CallToolResult, ListRootsRequestSchema, type Progress } from '@modelcontextprotocol/sdk/types.js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createProbe } from '../../src/sources/probe.ts'
import { KEY, RETAKE, type RunningServer, startServer } from '../e2e/server.ts'
import { footage } from '../support/footage.ts'

/** The real process, driven by the official client. */
interface Agent {
  client: Client
  folder: string
  call(name: string, parameters: object, options?: Parameters<Client['callTool']>[2]): Promise<CallToolResult>
}

const DATA_DIR = join(tmpdir(), 'retake-command-data')
const closers: (() => Promise<unknown>)[] = []
const probe = createProbe()
let agent: Agent
beforeAll(async () => {
  agent = await open()
})
afterAll(async () => {
  for (const close of closers) await close()
  await probe.close()
})

async function open({
  words = [],
  env = {},
  roots,
}: {
  words?: string[]
  env?: object
  roots?: string[]
} = {}): Promise<Agent> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'retake-mcp-')))
  copyFileSync(await footage('seated', 2), join(folder, 'clip.mp4'))
  const client = new Client({ name: 'test', version: '1' }, { capabilities: roots ? { roots: {} } : {} })
  if (roots) {
    client.setRequestHandler(ListRootsRequestSchema, () => ({
      roots: roots.map((path) => ({ uri: pathToFileURL(path).href })),
    }))
  }
  const settings = { PATH: process.env.PATH ?? '', HOME: folder, DATA_DIR, ...env }
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [RETAKE, 'mcp', ...words],
      cwd: folder,
      env: settings,
    }),
  )
  closers.push(() => client.close())
  const call: Agent['call'] = async (name, parameters, options) =>
    (await client.callTool({ name, arguments: { ...parameters } }, undefined, {
      timeout: 180_000,
      ...options,
    })) as CallToolResult
  return { client, folder, call }
}

const textOf = ({ content }: CallToolResult): string =>
  content.map((part) => (part.type === 'text' ? part.text : '')).join('\n')

it('describes its tools for a model', async () => {
  const { tools } = await agent.client.listTools()
  expect(tools.map(({ name }) => name).sort()).toEqual([
    'cancel_edit',
    'edit_video',
    'fetch_result',
    'list_looks',
    'quote_edit',
    'wait_for_edit',
  ])
  for (const { description, outputSchema } of tools) {
    expect(description?.length).toBeGreaterThan(100)
    expect(outputSchema?.type).toBe('object')
  }
  expect(agent.client.getInstructions()).toMatch(/cannot draw new things/)
})

it('lists looks and scenes by word', async () => {
  const found = await agent.call('list_looks', { search: 'snow', kind: 'scenes' })
  expect(found.structuredContent).toMatchObject({
    scenes: expect.arrayContaining([expect.objectContaining({ title: 'Snowy street' })]),
  })
  expect(textOf(found)).not.toMatch(/blizzard/i)
})

it('quotes, clause by clause, and refuses with what comes nearest', async () => {
  const quote = await agent.call('quote_edit', {
    video: 'clip.mp4',
    prompt: 'film noir, add a dragon',
    resolution: '720p',
  })
  expect(quote.structuredContent).toMatchObject({
    engine: 'local',
    creditCost: null,
    edits: [{ outcome: 'applied' }, { outcome: 'ignored' }],
  })
  const refused = await agent.call('quote_edit', { video: 'clip.mp4', prompt: 'replace him with a dragon' })
  expect([refused.isError, textOf(refused)]).toEqual([
    true,
    expect.stringMatching(/ignored: .*dragon[\s\S]*list_looks/),
  ])
})

it('edits a file: progress, path, clauses and a poster', async () => {
  const heard: Progress[] = []
  const order = { video: 'clip.mp4', prompt: 'sepia, add a dragon', resolution: '720p', seed: 7, wait_seconds: 170 }
  const done = await agent.call('edit_video', order, { onprogress: (progress) => heard.push(progress) })
  const output = join(agent.folder, 'clip-edited.mp4')
  expect(done.structuredContent).toMatchObject({ status: 'COMPLETED', output, seed: 7, width: 1280, height: 720 })
  expect(textOf(done)).toMatch(/applied: sepia[\s\S]*ignored: add a dragon/)
  const image = done.content.find(({ type }) => type === 'image')
  expect(Buffer.from((image as { data: string }).data, 'base64').subarray(0, 3)).toEqual(
    Buffer.from([0xff, 0xd8, 0xff]),
  )
  expect(await probe.clip(output)).toMatchObject({ width: 1280, height: 720 })
  expect(heard.length).toBeGreaterThan(2)
  expect(heard.map(({ progress }) => progress)).toEqual(heard.map(({ progress }) => progress).toSorted((a, b) => a - b))

  const again = await agent.call('edit_video', { ...order, output: 'clip-edited.mp4' })
  expect([again.isError, textOf(again)]).toEqual([true, expect.stringMatching(/exists already/)])
  const copy = await agent.call('fetch_result', { id: done.structuredContent?.id, output: 'copy.mp4' })
  expect(copy.structuredContent).toMatchObject({ output: join(agent.folder, 'copy.mp4') })
}, 180_000)

it('answers before a long edit is done, and waits for it when asked', async () => {
  const begun = await agent.call('edit_video', {
    video: 'clip.mp4',
    prompt: 'cartoon',
    output: 'long.mp4',
    wait_seconds: 0,
  })
  const { id, status } = begun.structuredContent as { id: string; status: string }
  expect(['QUEUED', 'PROCESSING']).toContain(status)
  expect(textOf(begun)).toMatch(/wait_for_edit/)
  const clash = await agent.call('edit_video', { video: 'clip.mp4', prompt: 'noir', output: 'long.mp4' })
  expect(textOf(clash)).toMatch(/under way/)
  const done = await agent.call('wait_for_edit', { id, wait_seconds: 170 })
  expect(done.structuredContent).toMatchObject({ status: 'COMPLETED', output: join(agent.folder, 'long.mp4') })
  expect(existsSync(join(agent.folder, 'long.mp4'))).toBe(true)
}, 180_000)

it('ends an edit that the client no longer wants, and one that it cancels by id', async () => {
  const unwanted = new AbortController()
  const order = { video: 'clip.mp4', prompt: 'oil painting', output: 'unwanted.mp4', wait_seconds: 170 }
  const called = agent.call('edit_video', order, {
    signal: unwanted.signal,
    onprogress: () => unwanted.abort('enough'),
  })
  await expect(called).rejects.toThrow('enough')
  const next = await agent.call('edit_video', { ...order, output: 'next.mp4', wait_seconds: 0 })
  const cancelled = await agent.call('cancel_edit', { id: next.structuredContent?.id })
  expect(cancelled.structuredContent).toMatchObject({ status: 'CANCELLED' })
  // The first one has freed its place: the same output may be used again.
  await expect
    .poll(async () => textOf(await agent.call('edit_video', { ...order, prompt: 'replace him with a dragon' })), {
      timeout: 20_000,
    })
    .toMatch(/Nothing of this prompt/)
  expect(existsSync(join(agent.folder, 'unwanted.mp4'))).toBe(false)
}, 120_000)

it('keeps to its folders, whatever the path', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'retake-outside-'))
  const secret = join(outside, 'secret.mp4')
  copyFileSync(join(agent.folder, 'clip.mp4'), secret)
  symlinkSync(outside, join(agent.folder, 'link'))
  symlinkSync(secret, join(agent.folder, 'link.mp4'))
  const denied = [secret, '../secret.mp4', 'link/secret.mp4', 'link.mp4', join(outside, 'missing.mp4'), '/etc/passwd']
  for (const video of denied) {
    const answer = await agent.call('quote_edit', { video, prompt: 'noir' })
    expect([video, textOf(answer)]).toEqual([
      video,
      expect.stringContaining(`outside of the folders that may be used: ${agent.folder}`),
    ])
  }
  for (const output of [join(outside, 'new.mp4'), 'link/new.mp4', '../new.mp4', 'link.mp4']) {
    const answer = await agent.call('edit_video', { video: 'clip.mp4', prompt: 'noir', output, overwrite: true })
    expect([output, answer.isError, textOf(answer)]).toEqual([
      output,
      true,
      expect.stringContaining('outside of the folders'),
    ])
  }
  expect(
    textOf(await agent.call('quote_edit', { video: 'clip.mp4', prompt: 'noir', reference_image: '/etc/passwd' })),
  ).toMatch(/outside/)
  writeFileSync(join(agent.folder, 'notes.txt'), 'mine')
  const text = await agent.call('edit_video', {
    video: 'clip.mp4',
    prompt: 'noir',
    output: 'notes.txt',
    overwrite: true,
  })
  expect(textOf(text)).toMatch(/a result is an \.mp4/)
  const inside = await agent.call('quote_edit', { video: 'http://127.0.0.1:9/clip.mp4', prompt: 'noir' })
  expect(textOf(inside)).toMatch(/not publicly reachable/)
})

it("uses the client's roots, and --folder before them", async () => {
  const rooted = await open({ roots: [agent.folder] })
  expect(
    (await rooted.call('quote_edit', { video: join(agent.folder, 'clip.mp4'), prompt: 'noir' })).isError,
  ).toBeFalsy()
  expect((await rooted.call('quote_edit', { video: join(rooted.folder, 'clip.mp4'), prompt: 'noir' })).isError).toBe(
    true,
  )
  const bound = await open({ words: ['--folder', agent.folder], roots: ['/'] })
  expect((await bound.call('quote_edit', { video: '/etc/hostname', prompt: 'noir' })).isError).toBe(true)
  expect(
    (await bound.call('quote_edit', { video: join(agent.folder, 'clip.mp4'), prompt: 'noir' })).isError,
  ).toBeFalsy()
}, 60_000)

it('works on a server, whose jobs outlive it', async () => {
  const server: RunningServer = await startServer({ BOOTSTRAP_CREDITS: '100' })
  closers.push(() => server.stop())
  const env = { RETAKE_SERVER: server.url, RETAKE_KEY: KEY }
  const first = await open({ env })
  const order = { video: 'clip.mp4', prompt: 'sepia', resolution: '720p' }
  expect((await first.call('quote_edit', order)).structuredContent).toMatchObject({ creditCost: 40, engine: 'local' })
  const begun = await first.call('edit_video', { ...order, wait_seconds: 0 })
  await first.client.close()
  const second = await open({ env })
  const id = begun.structuredContent?.id
  const waited = await second.call('wait_for_edit', { id, wait_seconds: 170 })
  expect(waited.structuredContent).toMatchObject({ status: 'COMPLETED', creditCost: 40, output: null })
  const fetched = await second.call('fetch_result', { id })
  const { output } = fetched.structuredContent as { output: string }
  expect(await probe.clip(output)).toMatchObject({ width: 1280, height: 720 })
  expect(fetched.content.some(({ type }) => type === 'image')).toBe(true)
  const poor = await second.call('edit_video', {
    ...order,
    resolution: '1080p',
    duration: 2,
    output: 'a.mp4',
    wait_seconds: 170,
  })
  const broke = await second.call('edit_video', { ...order, output: 'b.mp4' })
  expect(poor.structuredContent).toMatchObject({ status: 'COMPLETED', creditCost: 60 })
  expect([broke.isError, textOf(broke)]).toEqual([
    true,
    expect.stringMatching(/costs 40 credits; the team of this key has 0/),
  ])
}, 180_000)

import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createProbe } from '../../../src/sources/probe.ts'
import { KEY, type RunningServer, startServer } from '../../e2e/server.ts'
import { footage } from '../../support/footage.ts'
import { begin, newFolder, retake } from '../command-line.ts'

const probe = createProbe()
const folder = newFolder()
let server: RunningServer
beforeAll(async () => {
  server = await startServer({ BOOTSTRAP_CREDITS: '130' })
  copyFileSync(await footage('seated', 2), join(folder, 'a.mp4'))
  copyFileSync(await footage('dancer', 3), join(folder, 'long.mp4'))
})
afterAll(async () => {
  await Promise.all([server?.stop(), probe.close()])
})

const credits = async (): Promise<number> => {
  const { team } = (await (await server.api('GET', '/v2/me')).json()) as { team: { credits: number } }
  return team.credits
}
const onServer = (...words: string[]) => retake(['edit', ...words, '--server', server.url], folder, { RETAKE_KEY: KEY })

it('uploads, quotes, edits, follows and downloads', async () => {
  const quote = await onServer('a.mp4', 'sepia', '--resolution', '720p', '--dry-run', '--json')
  expect(JSON.parse(quote.stdout)).toMatchObject({ creditCost: 40, seconds: 2, engine: 'local' })
  expect(await credits()).toBe(130)
  const { code, stdout, stderr } = await onServer('a.mp4', 'sepia, add a dragon', '--resolution', '720p', '--json')
  expect([code, stderr]).toEqual([0, expect.stringMatching(/a\.mp4: (waiting|preparing|editing)[\s\S]*a\.mp4: done/)])
  const report = JSON.parse(stdout)
  expect(report).toMatchObject({
    status: 'COMPLETED',
    creditCost: 40,
    engine: 'local',
    output: join(folder, 'a-edited.mp4'),
  })
  expect(report.edits).toMatchObject([{ outcome: 'applied' }, { outcome: 'ignored' }])
  expect(await probe.clip(report.output)).toMatchObject({ width: report.width, height: report.height })
  expect((await server.api('GET', `/v2/jobs/${report.job}`)).status).toBe(200)
  expect(await credits()).toBe(90)
}, 120_000)

it('passes on what the server refuses: why part by part, what comes nearest, and its own words', async () => {
  const refused = await onServer('a.mp4', 'add a dragon, add a castle in the snow')
  expect([refused.code, refused.stderr]).toEqual([
    1,
    expect.stringMatching(/✗ add a dragon: [\s\S]*✗ add a castle[\s\S]*Nearest to it, and possible: “/),
  ])
  expect(refused.stderr).not.toMatch(/wan27|Validation error/)
  const strange = await retake(['edit', 'a.mp4', 'sepia', '--server', server.url, '--key', 'afk_wrong'], folder)
  expect([strange.code, strange.stderr]).toEqual([1, expect.stringMatching(/Invalid API key/)])
  const keyless = await retake(['edit', 'a.mp4', 'sepia', '--server', server.url], folder)
  expect([keyless.code, keyless.stderr]).toEqual([1, expect.stringMatching(/RETAKE_KEY/)])
})

it('cancels its job on Ctrl-C and says that the credits are back', async () => {
  const words = ['edit', 'long.mp4', 'oil painting', '--server', server.url, '-o', 'never.mp4']
  const { child, output, ended } = begin(words, folder, { RETAKE_KEY: KEY })
  await expect.poll(() => output.stderr, { timeout: 60_000 }).toMatch(/long\.mp4: editing/)
  expect(await credits()).toBe(0)
  child.kill('SIGINT')
  expect(await ended).toMatchObject({
    code: 130,
    stderr: expect.stringMatching(/Cancelled; its 90 credits were given back/),
  })
  expect(await credits()).toBe(90)
  expect(existsSync(join(folder, 'never.mp4'))).toBe(false)
}, 120_000)

it('says what an edit costs that the team cannot pay', async () => {
  await onServer('long.mp4', 'sepia', '--resolution', '720p')
  const { code, stderr } = await onServer('long.mp4', 'sepia', '--resolution', '1080p', '-o', 'dear.mp4')
  expect([code, stderr]).toEqual([1, expect.stringMatching(/costs 90 credits; the team of this key has 30/)])
}, 120_000)

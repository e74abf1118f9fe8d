import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KEY, type RunningServer, startServer } from '../e2e/server.ts'
import { footage } from '../support/footage.ts'
import { CHROMIUM, openBrowser, retake, signIn, visit } from './browser.ts'

const SECONDS = 1000

let server: RunningServer
let browser: Browser
let settings: Record<string, string>
let page: Page
let faults: string[]

async function freePort(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => probe.once('listening', resolve))
  const { port } = probe.address() as { port: number }
  await new Promise((resolve) => probe.close(resolve))
  return String(port)
}

const sentence = () => page.getByLabel('What should change?')
const quote = () => page.getByRole('region', { name: 'What will happen' })
const runButton = () => page.getByRole('button', { name: 'Run', exact: true })

async function choose(clip: string): Promise<void> {
  await page.locator('.clip input[type=file]').setInputFiles(clip)
  await page.getByText('Ready to edit').waitFor()
}

async function submit(text: string): Promise<void> {
  await sentence().fill(text)
  await quote()
    .getByText(/credits/)
    .waitFor()
  await runButton().click()
  await page.waitForURL(/#\/jobs\//)
}

async function lastIsExpired(): Promise<boolean> {
  const answer = await server.api('GET', '/v2/jobs?status=COMPLETED')
  const { jobs } = (await answer.json()) as { jobs: { expired: boolean }[] }
  return jobs[0]?.expired ?? false
}

/** All that the page holds, as a script that had got into it would read it. */
async function everythingIn(shown: Page): Promise<string> {
  return shown.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value)
    return [document.documentElement.outerHTML, location.href, document.cookie, ...fields].join('\n')
  })
}

describe.skipIf(CHROMIUM === null)('the studio, from a clip to a result', () => {
  beforeAll(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'retake-studio-'))
    settings = { DATA_DIR: dataDir, PORT: await freePort(), LOCAL_SLOTS: '1', BOOTSTRAP_CREDITS: '5000' }
    ;[server, browser] = await Promise.all([startServer(settings), openBrowser()])
    ;({ page, faults } = await visit(browser, server.url))
  }, 60 * SECONDS)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  it('lets in who has a key, and keeps the key to itself', async () => {
    await page.getByLabel('API key').fill(`afk_${'9'.repeat(40)}`)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('This server does not know that key.').waitFor()
    await signIn(page, KEY)
    await page.getByText('5,000 credits').waitFor()
    expect(await everythingIn(page)).not.toContain(KEY)
    expect(await page.evaluate(() => [sessionStorage.length > 0, localStorage.length])).toEqual([true, 0])
  })

  it('forgets the key on signing out, also one that was to be remembered', async () => {
    const other = await visit(browser, server.url)
    await other.page.getByLabel('Remember on this device').check()
    await signIn(other.page, KEY)
    expect(await other.page.evaluate(() => localStorage.length)).toBe(1)
    await other.page.getByRole('button', { name: 'Sign out' }).click()
    await other.page.getByLabel('API key').waitFor()
    expect(await other.page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain(KEY)
    await other.page.context().close()
  })

  it('says what is wrong with a clip before it is sent', async () => {
    const file = { name: 'song.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('no clip') }
    await page.locator('.clip input[type=file]').setInputFiles(file)
    await page.getByText('Only mp4 and mov clips can be edited.').waitFor()
  })

  it('tells the price and each part of the sentence before it runs', async () => {
    await choose(await footage('desk'))
    await sentence().fill('film noir, and add a dragon')
    await quote().getByText('60 credits').waitFor()
    expect(await quote().locator('li.applied').innerText()).toContain('film noir')
    expect(await quote().locator('li.ignored').innerText()).toContain('dragon')
    await page.getByText('Options').click()
    await page.getByLabel('Size', { exact: true }).selectOption('1080p')
    await quote().getByText('90 credits').waitFor()
    await page.getByLabel('Size', { exact: true }).selectOption('720p')
  })

  it('does not run what cannot be done, and leads on', async () => {
    await sentence().fill('impressionistic')
    await quote().getByText('This cannot be done here,').waitFor()
    expect(await runButton().isDisabled()).toBe(true)
    await quote()
      .getByRole('button', { name: /oil painting/i })
      .click()
    expect(await sentence().inputValue()).toMatch(/oil painting/i)
    await quote().getByText('60 credits').waitFor()
  })

  it(
    'shows the progress, and the result beside the source in step',
    async () => {
      await submit('film noir, and add a dragon')
      await page.getByRole('progressbar', { name: 'Done so far' }).waitFor()
      await page.getByRole('heading', { name: 'What became of your sentence' }).waitFor({ timeout: 40 * SECONDS })
      expect(await page.locator('.outcomes li').allInnerTexts()).toEqual([
        expect.stringContaining('Applied'),
        expect.stringContaining('Left out'),
      ])
      await page.waitForFunction(() => {
        const [before, after] = document.querySelectorAll('video')
        return before && after && after.currentTime > 0.5 && Math.abs(before.currentTime - after.currentTime) < 0.15
      })
      await page.getByRole('button', { name: 'Pause' }).click()
      await page.getByLabel('Position').fill('1.5')
      await page.waitForFunction(() =>
        [...document.querySelectorAll('video')].every((video) => video.currentTime === 1.5),
      )

      const line = page.getByLabel('Line between before and after')
      await line.focus()
      for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowRight')
      expect(await page.locator('.after').evaluate((video) => getComputedStyle(video).clipPath)).toContain('60%')

      const download = page.waitForEvent('download')
      await page.getByRole('link', { name: 'Download' }).click()
      expect((await download).suggestedFilename()).toMatch(/^retake-.*\.mp4$/)
    },
    60 * SECONDS,
  )

  it('waits as long as the server says, and says so', async () => {
    const headers = { 'Retry-After': '2' }
    await page.route('**/v2/videos/edit/quote', (route) => route.fulfill({ status: 429, headers, json: {} }), {
      times: 1,
    })
    await page.goto(`${server.url}/#/edit`)
    await sentence().fill('film noir, warmer')
    await page.getByText('Too many requests for this key. Trying again in 2 s').waitFor()
    await quote().getByText('60 credits').waitFor()
    expect(await page.getByText('Too many requests').count()).toBe(0)
  })

  it('asks for the job where event streams do not get through', async () => {
    await page.route('**/events', () => {}, { times: 1 })
    await submit('sepia')
    await page.getByRole('heading', { name: 'What became of your sentence' }).waitFor({ timeout: 40 * SECONDS })
    await page.unroute('**/events')
  }, 60_000)

  it('starts over from a result, with its seed or with another', async () => {
    await page.getByRole('button', { name: 'Change and run again' }).click()
    expect(await sentence().inputValue()).toBe('sepia')
    await page.getByText('Options').click()
    expect(await page.getByLabel('Seed').inputValue()).toMatch(/^\d+$/)
    await page.goBack()
    await page.getByRole('button', { name: 'Try another seed' }).click()
    await page.getByText('Options').click()
    expect(await page.getByLabel('Seed').inputValue()).toBe('')
    await quote().getByText('60 credits').waitFor()
  })

  it(
    'tells the place in the queue, and cancels',
    async () => {
      const { url } = (await (await server.upload(await footage('desk'))).json()) as { url: string }
      const first = await server.api('POST', '/v2/videos/edit', {
        model: 'wan-2.7-videoedit',
        prompt: 'put them on a snowy street at night',
        wan27VideoeditParams: { video: url, resolution: '1080p' },
      })
      expect(first.status).toBe(202)
      await submit('sepia')
      await page.getByText(/Next in line|1 edit before yours/).waitFor()
      await page.getByRole('button', { name: 'Cancel' }).click()
      await page.getByRole('heading', { name: 'Cancelled' }).waitFor()
      const { jobId } = (await first.json()) as { jobId: string }
      await server.api('POST', `/v2/jobs/${jobId}/cancel`)
    },
    30 * SECONDS,
  )

  it(
    'comes back by itself after the server was restarted in mid-edit',
    async () => {
      await page.goto(`${server.url}/#/edit`)
      await choose(await footage('desk'))
      await submit('warmer, 35mm film')
      await page.getByRole('progressbar', { name: 'Done so far' }).waitFor()
      await server.stop('SIGKILL')
      await page.getByText('The server does not answer.').waitFor()
      server = await startServer(settings)
      await page.getByRole('heading', { name: 'What became of your sentence' }).waitFor({ timeout: 60 * SECONDS })
      expect(await page.getByText('The server does not answer.').count()).toBe(0)
    },
    90 * SECONDS,
  )

  it(
    'shows results that are past their time as such',
    async () => {
      await server.stop()
      server = await startServer({ ...settings, RETENTION_DAYS: '0.000001' })
      await expect.poll(lastIsExpired, { timeout: 20 * SECONDS }).toBe(true)
      await page.goto(`${server.url}/#/history`)
      const row = page.getByRole('listitem').filter({ hasText: 'warmer, 35mm film' })
      await row.getByText('Expired').waitFor()
      await row.getByRole('link').click()
      await page.getByRole('heading', { name: 'The files are gone' }).waitFor()
    },
    60 * SECONDS,
  )

  it(
    'tells what is missing when the credits do not suffice',
    async () => {
      const { key } = await retake<{ key: string }>(server, 'keys', 'create', '--name', 'poor', '--credits', '5')
      await page.getByRole('button', { name: 'Sign out' }).click()
      await signIn(page, key)
      await page.getByRole('link', { name: 'Edit', exact: true }).click()
      await choose(await footage('desk'))
      await sentence().fill('film noir')
      await quote().getByText('This costs 60 credits and there are 5 left.').waitFor()
      await runButton().click()
      await page.locator('.brief > .notice').getByText('This costs 60 credits').waitFor()
      await page.locator('.brief > .notice').getByText('How to get more credits').click()
      await page.locator('.brief > .notice').getByText('./retake credits grant 500 --team poor').waitFor()
    },
    30 * SECONDS,
  )

  it(
    'leads back in when the key is revoked, and loses nothing of what was typed',
    async () => {
      await sentence().fill('kodachrome, much warmer')
      const keys = await retake<{ id: string; name: string }[]>(server, 'keys', 'list')
      await retake(server, 'keys', 'revoke', keys.find(({ name }) => name === 'poor')?.id ?? '')
      await sentence().press('End')
      await sentence().pressSequentially('!')
      await page.getByText('You were signed out.').waitFor()
      await signIn(page, KEY)
      expect(await sentence().inputValue()).toBe('kodachrome, much warmer!')
      await quote().getByText('60 credits').waitFor()
    },
    30 * SECONDS,
  )

  it('did all that without an error in the page', () => expect(faults).toEqual([]))
})

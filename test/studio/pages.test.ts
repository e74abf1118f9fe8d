import { readdir, readFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { KEY, type RunningServer, startServer } from '../e2e/server.ts'
import { footage } from '../support/footage.ts'
import { CHROMIUM, openBrowser, signIn, type Visit, visit } from './browser.ts'

const PAGES = ['edit', 'history', 'credits', 'keys', 'webhooks', 'engines'] as const
const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } }
const BUDGET_BYTES = 40_000

let server: RunningServer
let browser: Browser
let job: string

/** An edit with a webhook that nobody receives, so that no page is empty. */
async function oneJob(): Promise<string> {
  const { url } = (await (await server.upload(await footage('desk', 2))).json()) as { url: string }
  const accepted = await server.api('POST', '/v2/videos/edit', {
    model: 'wan-2.7-videoedit',
    prompt: 'film noir, and add a dragon',
    wan27VideoeditParams: { video: url, resolution: '720p' },
    webhookUrl: 'https://hooks.invalid/retake',
  })
  const { jobId } = (await accepted.json()) as { jobId: string }
  const ended = async () => {
    const found = (await (await server.api('GET', `/v2/jobs/${jobId}`)).json()) as { status: string }
    expect(found.status).toBe('COMPLETED')
  }
  await vi.waitFor(ended, { timeout: 100_000, interval: 500 })
  return jobId
}

/** What axe holds for serious or critical, in words. */
async function seriousFaults(page: Page): Promise<string[]> {
  // Through the debugger, for the page's own policy lets no other script in.
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: the script above defines it
    const { violations } = await (globalThis as any).axe.run()
    const serious = violations.filter(({ impact }: { impact: string }) => /serious|critical/.test(impact))
    return serious.map(
      ({ id, nodes }: { id: string; nodes: { html: string; failureSummary: string }[] }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`,
    )
  })
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.STUDIO_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

const widerThanTheScreen = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

it('loads little', async () => {
  const folder = new URL('../../dist/studio/', import.meta.url)
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(html|js|css|svg)$/.test(name))
  const sizes = await Promise.all(names.map(async (name) => gzipSync(await readFile(new URL(name, folder))).length))
  expect(names.length).toBeGreaterThan(3)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(BUDGET_BYTES)
})

describe.skipIf(CHROMIUM === null)('every page of the studio', () => {
  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startServer({ BOOTSTRAP_CREDITS: '1000' }), openBrowser()])
    job = await oneJob()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    it.each(['phone', 'desk'] as const)(
      'has no serious fault, and fits a %s',
      async (size) => {
        const { page, faults } = await visit(browser, server.url, { colorScheme, viewport: SIZES[size] })
        const found: Record<string, unknown> = {}
        const look = async (name: string) => {
          await page.waitForLoadState('networkidle')
          await picture(page, `${name}-${size}-${colorScheme}`)
          found[name] = [await seriousFaults(page), await widerThanTheScreen(page)]
        }
        await page.getByLabel('API key').waitFor()
        await look('sign-in')
        await signIn(page, KEY)
        for (const name of PAGES) {
          await page.goto(`${server.url}/#/${name}`)
          await page.locator('main[aria-busy=true]').waitFor({ state: 'detached' })
          await look(name)
        }
        await page.goto(`${server.url}/#/jobs/${job}`)
        await page.getByRole('heading', { name: 'What became of your sentence' }).waitFor()
        await page.waitForFunction(() => (document.querySelector<HTMLVideoElement>('.after')?.currentTime ?? 0) > 1)
        await look('result')
        expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, [[], 0]])))
        expect(faults).toEqual([])
        await page.context().close()
      },
      60_000,
    )
  })

  describe('with the keyboard alone', () => {
    let shown: Visit
    beforeAll(async () => {
      shown = await visit(browser, server.url)
    })
    afterAll(() => shown.page.context().close())

    it('signs in, and goes from page to page with the focus on the title', async () => {
      const { page } = shown
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      await page.keyboard.type(KEY)
      await page.keyboard.press('Enter')
      await page.getByRole('link', { name: 'Credits', exact: true }).focus()
      await page.keyboard.press('Enter')
      await page.waitForFunction(() => document.activeElement?.textContent === 'Credits')
      expect(await page.title()).toBe('Credits · Retake')
    })

    it('makes a key, sees it once, and takes it away again', async () => {
      const { page } = shown
      await page.getByRole('link', { name: 'Keys', exact: true }).press('Enter')
      await page.getByLabel('Name of a new key').fill('laptop')
      await page.keyboard.press('Enter')
      const made = page.getByRole('dialog', { name: 'The key “laptop”' })
      const secret = await made.locator('code').innerText()
      const me = () => fetch(`${server.url}/v2/me`, { headers: { 'X-API-Key': secret } })
      expect((await me()).status).toBe(200)
      await made.getByRole('button', { name: 'Done' }).press('Enter')
      await made.waitFor({ state: 'detached' })
      expect(await page.content()).not.toContain(secret)

      const question = page.getByRole('dialog', { name: 'Revoke “laptop”?' })
      for (const no of ['Escape', 'Enter']) {
        await page.getByRole('button', { name: 'Revoke laptop' }).press('Enter')
        await question.waitFor()
        await page.keyboard.press(no)
        await question.waitFor({ state: 'detached' })
        expect((await me()).status).toBe(200)
      }
      await page.getByRole('button', { name: 'Revoke laptop' }).press('Enter')
      await question.getByRole('button', { name: 'Revoke' }).press('Enter')
      await page.getByText('The key is revoked.').waitFor()
      expect((await me()).status).toBe(401)
    })

    it('sends a webhook again', async () => {
      const { page } = shown
      await page.getByRole('link', { name: 'Webhooks', exact: true }).press('Enter')
      await page.getByRole('button', { name: 'Send again' }).press('Enter')
      await page.getByText('It is being sent again.').waitFor()
    })

    it('finds an idea and puts it into the sentence', async () => {
      const { page } = shown
      await page.getByRole('link', { name: 'Edit', exact: true }).press('Enter')
      await page.getByLabel('Find an idea').fill('noir')
      await page.getByRole('button', { name: /^Film noir/ }).press('Enter')
      expect(await page.getByLabel('What should change?').inputValue()).toMatch(/noir/)
    })

    it('records a clip that the server takes', async () => {
      const { page } = shown
      await page.getByRole('button', { name: 'Record one' }).press('Enter')
      await page.getByRole('button', { name: 'Record', exact: true }).click()
      await page.getByText('Recording, second 3 of 9').waitFor()
      await page.waitForTimeout(500)
      await page.getByRole('button', { name: 'Stop and use it' }).click()
      await page.getByText('Ready to edit').waitFor()
      await page
        .getByRole('region', { name: 'What will happen' })
        .getByText(/\d+ credits/)
        .waitFor()
      expect(shown.faults).toEqual([])
    }, 60_000)
  })
})

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { RETAKE, type RunningServer } from '../e2e/server.ts'

const run = promisify(execFile)

/** Debian's, or the one that is named; null where there is none. */
export const CHROMIUM =
  [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find((path) => path && existsSync(path)) ?? null

if (CHROMIUM === null) {
  process.stderr.write('The studio is not tried in a browser: apt-get install chromium, or set CHROMIUM_PATH\n')
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  })
}

export interface Visit {
  page: Page
  /** Errors of the page: exceptions, and what its policy forbade. */
  faults: string[]
}

/** A visitor of their own: no storage shared with others. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'no-preference', ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    // The browser itself notes every answer from 400 up and every lost connection.
    const isOurs = message.type() === 'error' && !message.text().startsWith('Failed to load resource')
    if (isOurs) faults.push(message.text())
  })
  await page.goto(url)
  return { page, faults }
}

export async function signIn(page: Page, key: string): Promise<void> {
  await page.getByLabel('API key').fill(key)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByLabel('API key').waitFor({ state: 'detached' })
}

/** The command line beside a running server. */
export async function retake<Answer>(server: Pick<RunningServer, 'dataDir'>, ...parameters: string[]): Promise<Answer> {
  const { stdout } = await run(process.execPath, [RETAKE, ...parameters, '--json'], {
    env: { PATH: process.env.PATH, DATA_DIR: server.dataDir },
  })
  return JSON.parse(stdout) as Answer
}

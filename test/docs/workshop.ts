import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { KEY, type RunningServer } from '../e2e/server.ts'
import { footage } from '../support/footage.ts'
import { MODELS } from '../support/models.ts'

const run = promisify(execFile)
export const root = fileURLToPath(new URL('../..', import.meta.url))
export const TSX = join(root, 'node_modules/.bin/tsx')

/** An empty `DATA_DIR`, but for the models, which only the first test converts. */
export async function newDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'retake-docs-data-'))
  await mkdir(MODELS, { recursive: true })
  await symlink(MODELS, join(folder, 'models'))
  return folder
}

/** A folder as a reader of the docs has it: a clip, the command line, and the client as an installed package. */
export async function openWorkshop(server: RunningServer) {
  const folder = await mkdtemp(join(tmpdir(), 'retake-docs-'))
  await mkdir(join(folder, 'node_modules'))
  await symlink(root, join(folder, 'node_modules/retake'))
  await symlink(join(root, 'retake'), join(folder, 'retake'))
  await copyFile(await footage('desk', 2), join(folder, 'clip.mp4'))
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  const env = {
    ...{ PATH: process.env.PATH, HOME: process.env.HOME, RETAKE_KEY: KEY, RETAKE_URL: server.url },
    DATA_DIR: await newDataDir(),
  }
  return {
    ...{ folder, env },
    /** Its standard output; throws what it says when it fails. */
    run: async (program: string, parameters: string[]) => {
      const { stdout } = await run(program, parameters, { cwd: folder, env, timeout: 60_000 })
      return stdout
    },
    /** The docs' own address and key stand for those of the server that runs here; the smaller size takes half the time. */
    adapted: (text: string) =>
      text
        .replaceAll('http://127.0.0.1:8787', server.url)
        .replaceAll('afk_…', KEY)
        .replace(/retake edit (?!.*--resolution)/g, 'retake edit --resolution 720p '),
  }
}

export type Workshop = Awaited<ReturnType<typeof openWorkshop>>

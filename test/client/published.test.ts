import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, expect, it } from 'vitest'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))

/** A stranger's project that has the built package installed. */
let project: string
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'retake-project-'))
  await mkdir(join(project, 'node_modules'))
  await symlink(root, join(project, 'node_modules/retake'))
  await writeFile(join(project, 'package.json'), '{ "type": "module" }')
})

const PROGRAM = `import { type Job, Retake, RetakeError, verifyWebhook } from 'retake/client'
const retake = new Retake({ apiKey: 'afk_' })
const { jobId } = await retake.edit({ video: new Blob([]), prompt: 'film noir' })
const { result } = await retake.waitFor(jobId)
export const told: [string, Job, unknown[]] = [result.videoUrl, await retake.jobs.get(jobId), [RetakeError, verifyWebhook]]
// @ts-expect-error there is no such option
await retake.edit({ video: 'https://example.com/clip.mp4', prompt: 'film noir', speed: 2 })
`

it.each([
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
])('has types that a browser project finds, with modules %s resolved as %s', async (module, moduleResolution) => {
  const settings = {
    compilerOptions: {
      ...{ target: 'es2022', module, moduleResolution, strict: true, noEmit: true, skipLibCheck: false },
      ...{ types: [], lib: ['es2022', 'dom', 'dom.iterable'] },
    },
    include: ['program.ts'],
  }
  await writeFile(join(project, 'tsconfig.json'), JSON.stringify(settings))
  await writeFile(join(project, 'program.ts'), PROGRAM)
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { stdout } = await run(process.execPath, [tsc, '-p', project]).catch((error: { stdout: string }) => error)
  expect(stdout).toBe('')
})

it('depends on nothing, and only the part for Node on Node', async () => {
  const folder = join(root, 'dist/client')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.js') && name !== 'node.js')
  expect(files).toContain('index.js')
  for (const file of files) {
    const text = await readFile(join(folder, file), 'utf8')
    const imports = [...text.matchAll(/from ["']([^"']+)["']|import\(/g)].map(([, name]) => name)
    expect([file, imports.filter((name) => !name?.startsWith('./'))]).toEqual([file, []])
    expect([file, /\b(?:Buffer|process|require|__dirname)\b\s*[.(]/.test(text)]).toEqual([file, false])
  }
})

it('is imported by its name', async () => {
  await writeFile(join(project, 'names.js'), `console.log(Object.keys(await import('retake/client')).sort().join())`)
  const { stdout } = await run(process.execPath, ['names.js'], { cwd: project })
  expect(stdout.trim()).toBe('Retake,RetakeError,verifyWebhook')
})

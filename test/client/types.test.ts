import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBare } from '../api/bare.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))

/** What the client publishes, and what the description has under another name. */
const SCHEMAS: Record<string, string> = {
  ...same('Account', 'Edit', 'EditAccepted', 'EditQuote', 'EditRequest', 'Job', 'JobEvent', 'JobPage'),
  ...same('Catalogue', 'CatalogueEntry', 'Engine', 'FreshKey', 'Key', 'KeyPage', 'ListedJob'),
  ...same('Model', 'Result', 'Transaction', 'TransactionPage', 'Upload', 'WebhookAttempt', 'WebhookCompleted'),
  ...same('WebhookDelivery', 'WebhookDeliveryPage', 'WebhookFailed', 'WebhookProgress', 'WebhookRedelivery'),
  EditParams: 'VideoEditParams',
}
const QUERIES: Record<string, string> = {
  JobsQuery: 'listJobs',
  PageQuery: 'listTransactions',
  DeliveriesQuery: 'listWebhookDeliveries',
}

function same(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, name]))
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retake-types-'))
  const { server } = await openBare()
  const description = (await server.inject('/v2/openapi.json')).json()
  const types = await openapiTypescript(description, { defaultNonNullable: false })
  await writeFile(join(folder, 'description.ts'), astToString(types))
  const settings = {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: { types: [], rewriteRelativeImportExtensions: false },
    include: ['*.ts'],
  }
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(settings))
  await server.close()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('publishes the types of the description, in both directions', async () => {
  const schemas = Object.entries(SCHEMAS).map(([ours, theirs]) => [ours, `components['schemas']['${theirs}']`])
  const queries = Object.entries(QUERIES).map(([ours, id]) => [
    ours,
    `NonNullable<operations['${id}']['parameters']['query']>`,
  ])
  const lines = [...schemas, ...queries].map(
    ([ours, theirs]) => `export const same${ours}: Same<Client.${ours}, ${theirs}> = true`,
  )
  expect(await faultsOf(lines)).toEqual([])
})

it('would notice a field that is missing, new, optional or of another type', async () => {
  const theirs = "components['schemas']['Job']"
  expect(
    await faultsOf([
      `export const missing: Same<Omit<Client.Job, 'error'>, ${theirs}> = true`,
      `export const added: Same<Client.Job & { more: string }, ${theirs}> = true`,
      `export const optional: Same<Omit<Client.Job, 'error'> & Partial<Pick<Client.Job, 'error'>>, ${theirs}> = true`,
      `export const other: Same<Omit<Client.Job, 'status'> & { status: string }, ${theirs}> = true`,
    ]),
  ).toHaveLength(4)
})

/** The compiler's complaints about lines that compare the client's types with the generated ones. */
async function faultsOf(lines: string[]): Promise<string[]> {
  const head = [
    "import type { components, operations } from './description.ts'",
    `import type * as Client from '${root}client/types.ts'`,
    'type Same<Ours, Theirs> = [Ours] extends [Theirs] ? ([Theirs] extends [Ours] ? true : never) : never',
    'export type Described = components | operations',
  ]
  await writeFile(join(folder, 'compare.ts'), [...head, ...lines].join('\n'))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { stdout } = await run(process.execPath, [tsc, '-p', folder]).catch((error: { stdout: string }) => error)
  return stdout.split('\n').filter((line) => line.includes('error'))
}

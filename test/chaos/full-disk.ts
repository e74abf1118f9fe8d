import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { allJobs, allTransactions, balanceOf, hasEnded, type Job, upload } from './api.ts'
import { checkFiles, checkMoney, checkResults } from './checks.ts'
import { makeClips } from './clips.ts'
import { createProduct, type Product } from './product.ts'
import { type Finding, finding } from './report.ts'

const DISK_MEGABYTES = 160

/** Runs the product on disks of its own that fill up under it; mounting one takes root on Linux. */
export async function runFullDisk(tell: (line: string) => void): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'retake-full-disk-'))
  const dataDir = join(folder, 'data')
  const results = join(dataDir, 'files/videos')
  mount(dataDir)
  mount(results)
  const product = await createProduct(folder, { DATA_DIR: dataDir })
  try {
    return await fillAndFree(product, { folder, dataDir, results }, tell)
  } finally {
    await product.kill()
    execFileSync('umount', [results])
    execFileSync('umount', [dataDir])
  }
}

interface Disks {
  folder: string
  /** Everything but results. */
  dataDir: string
  results: string
}

/** One job with room, one without room for its result, one with no room at all, one after that. */
async function fillAndFree(product: Product, disks: Disks, tell: (line: string) => void): Promise<Finding[]> {
  const clips = makeClips(disks.folder)
  product.begin()
  await product.ready()
  const before = await balanceOf(product)
  const video = await upload(product, clips.whole)
  const order = (name: string) => orderEdit(product, video, (answer) => tell(`${name}: ${answer}`))

  await order('with room')
  await ended(product)
  const freeResults = fill(disks.results)
  await order('without room for the result')
  await ended(product)
  const freeAll = fill(disks.dataDir)
  await order('with no room at all')
  const refusal = await upload(product, clips.whole).then(() => 'accepted', String)
  tell(`an upload with no room at all: ${refusal}`)
  await sleep(5000)
  await product.kill()
  freeResults()
  freeAll()
  product.begin()
  await product.ready()
  await order('killed, restarted, with room again')
  const jobs = (await ended(product)).reverse()
  for (const { id, status, error } of jobs) tell(`${id} ${status} ${error ?? ''}`)

  const [first, second, third, last] = jobs
  const isRefused = (job: Job | undefined) => job?.status === 'FAILED' && /no room/.test(job.error ?? '')
  const unclear = [isRefused(second) || second, isRefused(third) || third?.status === 'COMPLETED' || third]
  const incomplete = [first, last].filter((job) => job?.status !== 'COMPLETED')
  return [
    finding('without room a job fails and says why, or waits', 2, listed(unclear.filter((job) => job !== true))),
    finding('an upload without room is refused', 1, / 50[23]:/.test(refusal) ? [] : [refusal]),
    finding('with room, before and after, jobs complete', 2, listed(incomplete)),
    ...(await checkMoney(product, jobs, await allTransactions(product), { before, after: await balanceOf(product) })),
    ...(await checkResults(product, jobs, jobs.length, disks.folder)),
    ...(await product.stop().then(() => checkFiles(product))),
    finding('the server never ends by itself', 2, product.faults),
  ]
}

const listed = (jobs: unknown[]): string[] => jobs.map((job) => JSON.stringify(job))

async function orderEdit(product: Product, video: string, tell: (answer: string) => void): Promise<void> {
  const wan27VideoeditParams = { video, resolution: '720p' }
  const body = { model: 'wan-2.7-videoedit', prompt: 'sepia', wan27VideoeditParams }
  const answer = await product.api('POST', '/v2/videos/edit', { body })
  tell(`${answer.status} ${await answer.text()}`)
}

function mount(folder: string): void {
  mkdirSync(folder, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MEGABYTES}m`, 'tmpfs', folder])
}

/** Takes all room there is, to the last byte; call the result to give it back. */
function fill(folder: string): () => void {
  const file = join(folder, 'ballast')
  const descriptor = openSync(file, 'w')
  for (let block = Buffer.alloc(1 << 20); block.length > 0; ) {
    try {
      writeSync(descriptor, block)
    } catch {
      block = block.subarray(0, block.length >> 1)
    }
  }
  closeSync(descriptor)
  return () => rmSync(file)
}

/** All jobs, newest first, once they have ended or half a minute has passed. */
async function ended(product: Product): Promise<Job[]> {
  for (let tries = 0; ; tries++) {
    const jobs = await allJobs(product).catch(() => null)
    if ((jobs?.every(hasEnded) && tries > 0) || tries > 60) return jobs ?? []
    await sleep(500)
  }
}

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

/** Runs the product on a disk of its own that fills up under it; mounting one takes root on Linux. */
export async function runFullDisk(tell: (line: string) => void): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'retake-full-disk-'))
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir)
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MEGABYTES}m`, 'tmpfs', dataDir])
  const product = await createProduct(folder, { DATA_DIR: dataDir })
  try {
    return await fillAndFree(product, folder, tell)
  } finally {
    await product.kill()
    execFileSync('umount', [dataDir])
  }
}

async function fillAndFree(product: Product, folder: string, tell: (line: string) => void): Promise<Finding[]> {
  const clips = makeClips(folder)
  const ballast = join(product.dataDir, 'ballast')
  product.begin()
  await product.ready()
  const before = await balanceOf(product)
  const video = await upload(product, clips.whole)
  const answers: number[] = []
  const order = async () => {
    const wan27VideoeditParams = { video, resolution: '720p' }
    const body = { model: 'wan-2.7-videoedit', prompt: 'sepia', wan27VideoeditParams }
    const answer = await product.api('POST', '/v2/videos/edit', { body })
    answers.push(answer.status)
    tell(`an order was answered ${answer.status} ${await answer.text()}`)
  }

  await order()
  const room = await ended(product)
  fill(ballast)
  tell('the disk is full')
  await order()
  const refusal = await upload(product, clips.whole).then(() => 'accepted', String)
  tell(`while it is full: ${refusal}`)
  const full = await ended(product)
  await product.kill()
  rmSync(ballast)
  tell('killed; there is room again')
  product.begin()
  await product.ready()
  await order()
  const jobs = await ended(product)
  const failed = jobs.filter(({ status }) => status === 'FAILED')
  for (const { id, status, error } of jobs) tell(`${id} ${status} ${error ?? ''}`)

  return [
    finding(
      'orders are accepted, or refused as an outage',
      answers.length,
      answers.filter((s) => s !== 202 && s !== 503).map(String),
    ),
    finding('an upload that does not fit is refused', 1, / 50[23]: .*room/.test(refusal) ? [] : [refusal]),
    finding(
      'who fails is told that there is no room',
      failed.length,
      failed.filter(({ error }) => !/room/.test(error ?? '')).map(({ error }) => String(error)),
    ),
    finding(
      'the first job and the last complete',
      2,
      [room[0], jobs[0]].filter((job) => job?.status !== 'COMPLETED').map((job) => `${job?.id} ${job?.status}`),
    ),
    finding(
      'no job is stuck',
      full.length,
      jobs.filter((job) => !hasEnded(job)).map(({ id }) => id),
    ),
    ...(await checkMoney(product, jobs, await allTransactions(product), { before, after: await balanceOf(product) })),
    ...(await checkResults(product, jobs, jobs.length, folder)),
    ...(await product.stop().then(() => checkFiles(product))),
    finding('the server never ends by itself', 2, product.faults),
  ]
}

/** Takes all room there is, to the last byte. */
function fill(file: string): void {
  const descriptor = openSync(file, 'w')
  for (let block = Buffer.alloc(1 << 20); block.length > 0; ) {
    try {
      writeSync(descriptor, block)
    } catch {
      block = block.subarray(0, block.length >> 1)
    }
  }
  closeSync(descriptor)
}

/** All jobs, newest first, once they have ended or half a minute has passed. */
async function ended(product: Product): Promise<Job[]> {
  for (let tries = 0; ; tries++) {
    const jobs = await allJobs(product).catch(() => null)
    if ((jobs?.every(hasEnded) && tries > 0) || tries > 60) return jobs ?? []
    await sleep(500)
  }
}

import { mkdir, mkdtemp, readdir, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openWorkspaces } from '../../src/commands/workspaces.ts'

const DATABASE_URL = 'postgres://retake@127.0.0.1/retake'

async function folderWith(...names: string[]) {
  const DATA_DIR = await mkdtemp(join(tmpdir(), 'retake-workspaces-'))
  for (const name of names) {
    await mkdir(join(DATA_DIR, 'workspaces', name), { recursive: true })
    await writeFile(join(DATA_DIR, 'workspaces', name, 'result.mp4'), 'half')
  }
  return { DATA_DIR, list: () => readdir(join(DATA_DIR, 'workspaces')) }
}

const touch = (path: string, hoursAgo: number) => {
  const then = new Date(Date.now() - hoursAgo * 3_600_000)
  return utimes(path, then, then)
}

it('begins empty where the process is alone', async () => {
  const { DATA_DIR, list } = await folderWith('job-1')
  const { path } = await openWorkspaces({ DATA_DIR, DATABASE_URL: undefined }, 'me')
  expect(path).toBe(join(DATA_DIR, 'workspaces'))
  expect(await list()).toEqual([])
})

it('leaves the folders of other living processes alone, and removes those of dead ones by their age', async () => {
  const { DATA_DIR, list } = await folderWith('living', 'dead')
  await touch(join(DATA_DIR, 'workspaces', 'dead'), 7)
  const mine = await openWorkspaces({ DATA_DIR, DATABASE_URL }, 'me')
  expect((await list()).sort()).toEqual(['dead', 'living', 'me'])
  await mine.sweep()
  expect((await list()).sort()).toEqual(['living', 'me'])
  await mine.close()
  expect(await list()).toEqual(['living'])
})

it('is not taken for dead by others, however long it has had nothing to do', async () => {
  const { DATA_DIR, list } = await folderWith()
  const mine = await openWorkspaces({ DATA_DIR, DATABASE_URL }, 'me')
  const other = await openWorkspaces({ DATA_DIR, DATABASE_URL }, 'other')
  await touch(mine.path, 100)
  await mine.sweep()
  await other.sweep()
  expect((await list()).sort()).toEqual(['me', 'other'])
})

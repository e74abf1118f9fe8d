import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Storage } from './storage.ts'

export interface Copied {
  copied: number
  /** Of what was copied. */
  bytes: number
  /** Were there already, whole. */
  present: number
}

/** Files on their way at a time. */
const LANES = 8

/** Copies every file that `to` does not have; keys are written once, so that length tells whether it does. Removes nothing. */
export async function copyStorage(from: Storage, to: Storage): Promise<Copied> {
  const done: Copied = { copied: 0, bytes: 0, present: 0 }
  const directory = await mkdtemp(join(tmpdir(), 'retake-copy-'))
  const keys = from.list()
  const lane = async (file: string) => {
    try {
      for (let next = await keys.next(); !next.done; next = await keys.next()) {
        await copyOne(from, to, next.value, file, done)
      }
    } catch (error) {
      // The other lanes end with what they have in hand.
      await keys.return(undefined)
      throw error
    }
  }
  try {
    const lanes = Array.from({ length: LANES }, (_, index) => lane(join(directory, `${index}`)))
    await Promise.allSettled(lanes)
    await Promise.all(lanes)
    return done
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

async function copyOne(from: Storage, to: Storage, key: string, file: string, done: Copied): Promise<void> {
  const found = await from.head(key)
  // Retention may have been here since the list was made.
  if (!found) return
  if ((await to.head(key))?.bytes === found.bytes) {
    done.present += 1
    return
  }
  await pipeline(await from.get(key), createWriteStream(file))
  await to.put(key, file)
  done.copied += 1
  done.bytes += found.bytes
}

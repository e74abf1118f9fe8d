import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** SHA-256 of all that follows it. */
const DIGEST_BYTES = 32

/**
 * Makes sure that `folder` holds a sound file called `name`, and answers with its path. What is missing or damaged is made
 * by `make` and put in place whole, so that several processes may do this at once; null where `make` cannot.
 */
export async function keep(
  folder: string,
  name: string,
  make: () => Promise<Uint8Array | null>,
): Promise<string | null> {
  const path = join(folder, name)
  if (await readKept(path)) return path
  const content = await make()
  if (!content) return null
  await mkdir(folder, { recursive: true })
  const draft = `${path}.${randomUUID()}`
  try {
    await writeSynced(draft, [digestOf(content), content])
    await rename(draft, path)
  } finally {
    await rm(draft, { force: true })
  }
  return path
}

/** A kept file's content; null where it is missing or damaged. */
export async function readKept(path: string): Promise<Uint8Array | null> {
  const file = await readFile(path).catch(() => null)
  if (!file || file.length <= DIGEST_BYTES) return null
  const content = file.subarray(DIGEST_BYTES)
  return digestOf(content).equals(file.subarray(0, DIGEST_BYTES)) ? content : null
}

const digestOf = (content: Uint8Array) => createHash('sha256').update(content).digest()

/** Without the sync a power cut may leave the new name with nothing behind it. */
async function writeSynced(path: string, parts: Uint8Array[]): Promise<void> {
  const file = await open(path, 'wx')
  try {
    for (const part of parts) await file.writeFile(part)
    await file.sync()
  } finally {
    await file.close()
  }
}

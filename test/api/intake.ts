import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../src/clock.ts'
import { Failure } from '../../src/failure.ts'
import type { Identifiers } from '../../src/identifiers.ts'
import type { Intake } from '../../src/sources/intake.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { knownClip } from '../support/edit.ts'

const LARGEST = 1_000_000

/** Takes PNG files of at most 1 MB, without looking any deeper; sources/intake has tests of its own. */
export function smallIntake({
  storage,
  clock,
  identifiers,
}: {
  storage: Storage
  clock: Clock
  identifiers: Identifiers
}): Intake {
  return {
    ...knownClip,
    upload: async (stream) => {
      const chunks: Buffer[] = []
      let bytes = 0
      for await (const chunk of stream) {
        bytes += chunk.length
        if (bytes > LARGEST) throw new Failure('input', 'The file is too large')
        chunks.push(chunk)
      }
      const contents = Buffer.concat(chunks)
      if (bytes === 0) throw new Failure('input', 'The file is empty')
      if (bytes < 4 || contents.readUInt32BE() !== 0x89504e47)
        throw new Failure('input', 'The file is of no supported type')
      const id = identifiers.uuid()
      const file = join(tmpdir(), id)
      await writeFile(file, contents)
      const key = `uploads/${id}.png`
      await storage.put(key, file)
      const expiresAt = new Date(clock.now().getTime() + 7_200_000)
      return { id, key, kind: 'image', contentType: 'image/png', bytes, expiresAt }
    },
  }
}

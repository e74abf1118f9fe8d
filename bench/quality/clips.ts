import { readdir } from 'node:fs/promises'
import { extname, join, parse, resolve } from 'node:path'
import { Failure } from '../../src/failure.ts'
import type { Clip } from '../../src/sources/clip.ts'
import { checkClip } from '../../src/sources/limits.ts'
import type { Probe } from '../../src/sources/probe.ts'
import { footage } from '../../test/support/footage.ts'

export interface QualityClip {
  name: string
  file: string
  clip: Clip
}

/** Clips of a folder that keep to the limits, the others are told of; without a folder, the footage that the tests use. */
export async function readClips(
  folder: string | null,
  probe: Probe,
  refused: (name: string, why: string) => void,
): Promise<QualityClip[]> {
  const files = folder === null ? await testFootage() : await filesOf(resolve(folder))
  const clips: QualityClip[] = []
  for (const file of files) {
    const { name } = parse(file)
    try {
      const clip = await probe.clip(file)
      checkClip(clip)
      clips.push({ name, file, clip })
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      refused(name, error.message)
    }
  }
  return clips
}

function testFootage(): Promise<string[]> {
  return Promise.all([footage('dancer', 4), footage('desk', 4), footage('seated', 4)])
}

async function filesOf(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).sort()
  return names.filter((name) => ['.mp4', '.mov'].includes(extname(name))).map((name) => join(folder, name))
}

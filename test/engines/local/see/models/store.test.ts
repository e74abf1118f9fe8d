import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { prepareModels } from '../../../../../src/engines/local/see/models/models.ts'
import { keep, readKept } from '../../../../../src/engines/local/see/models/store.ts'
import { installed, readWeights } from '../../../../../src/engines/local/see/models/weights.ts'

const folder = () => mkdtemp(join(tmpdir(), 'retake-models-'))
const content = Uint8Array.from({ length: 5000 }, (_, index) => index % 251)

it('makes a file once, and again when a single bit of it has changed', async () => {
  const place = join(await folder(), 'not/there/yet')
  let made = 0
  const make = async () => {
    made += 1
    return content
  }
  const path = (await keep(place, 'one', make)) ?? ''
  await keep(place, 'one', make)
  expect(made).toBe(1)
  expect(await readKept(path)).toEqual(Buffer.from(content))

  const bytes = await readFile(path)
  bytes[4000] = (bytes[4000] ?? 0) ^ 1
  await writeFile(path, bytes)
  expect(await readKept(path)).toBeNull()
  await keep(place, 'one', make)
  expect(made).toBe(2)
  expect(await readKept(path)).toEqual(Buffer.from(content))

  await writeFile(path, bytes.subarray(0, 20))
  await keep(place, 'one', make)
  expect(made).toBe(3)
})

it('lets several make the same file at once and leaves no drafts', async () => {
  const place = await folder()
  const paths = await Promise.all(Array.from({ length: 6 }, () => keep(place, 'one', async () => content)))
  expect(new Set(paths).size).toBe(1)
  expect(await readdir(place)).toEqual(['one'])
  expect(await readKept(paths[0] ?? '')).toEqual(Buffer.from(content))
})

it('keeps nothing where nothing could be made', async () => {
  const place = await folder()
  expect(await keep(place, 'one', async () => null)).toBeNull()
  expect(await readdir(place)).toEqual([])
})

it('takes weights only when they are the ones that were tried', async () => {
  expect((await readWeights('segmenter'))?.length).toBe(249537)
  expect(await readWeights('segmenter', () => installed('onnxruntime-node/package.json'))).toBeNull()
  const missing = () => {
    throw new Error('not installed')
  }
  expect(await readWeights('modnet', missing)).toBeNull()
  const models = await prepareModels(await folder(), { rows: 160, columns: 256 }, { matte: true, parts: true }, missing)
  expect(models).toEqual({ matte: null, segmenter: null, classes: null })
})

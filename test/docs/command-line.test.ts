import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { newFolder, retake } from '../commands/command-line.ts'
import { footage } from '../support/footage.ts'
import { blocksOfDocs } from './blocks.ts'

it('shows what a dry run really prints', async () => {
  const blocks = blocksOfDocs().filter(({ place }) => place.startsWith('docs/command-line.md'))
  const shown = blocks.findIndex(({ language }) => language === 'text')
  const words = [...(blocks[shown - 1]?.text ?? '').matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, word]) => quoted ?? word,
  )
  const folder = newFolder()
  copyFileSync(await footage('seated', 2), join(folder, 'clip.mp4'))
  const { stdout } = await retake(words.slice(1) as string[], folder)
  expect(stdout).toBe(blocks[shown]?.text)
})

import { afterEach, expect, it, vi } from 'vitest'
import { looksCommand } from '../../src/commands/looks.ts'
import { gallery } from '../../src/engines/local/gallery/gallery.ts'

afterEach(() => vi.restoreAllMocks())

async function printed(...parameters: string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  await looksCommand().parseAsync(parameters, { from: 'user' })
  return write.mock.calls.map(([text]) => text).join('')
}

it('prints every entry with its description, below a prompt that shows how to ask', async () => {
  const text = await printed()
  for (const entries of Object.values(gallery)) {
    expect(text).toContain(`“${entries[0]?.example}”`)
    for (const { title, description } of entries) expect(text).toMatch(line(title, description))
  }
})

it('prints as JSON what the API answers', async () => {
  expect(JSON.parse(await printed('--json'))).toEqual(gallery)
})

function line(title: string, description: string): RegExp {
  const [exactly, described] = [title, description].map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^  ${exactly} *${described}$`, 'm')
}

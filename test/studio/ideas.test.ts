import { describe, expect, it } from 'vitest'
import { gallery } from '../../src/engines/local/gallery/gallery.ts'
import { isEmpty } from '../../src/engines/local/plan.ts'
import { understand } from '../../src/engines/local/understand/understand.ts'
import { examplesOf, matching } from '../../studio/edit/ideas.ts'

describe('what comes nearest to a refused prompt', () => {
  it.each(['impressionistic', 'make her dance', 'add a cartoon cat', 'make the dog darker'])(
    'is a prompt that can be done: %s',
    (prompt) => {
      const { nearest } = understand(prompt, null)
      for (const other of nearest) expect(isEmpty(understand(other, null).plan)).toBe(false)
    },
  )

  it('is one of each main part where nothing is near', () => {
    const examples = examplesOf(gallery)
    expect(examples).toEqual(
      [gallery.looks[0], gallery.scenes[0], gallery.atmospheres[0]].map((entry) => entry?.example),
    )
  })
})

describe('finding ideas', () => {
  it('takes all words, in any order and case', () => {
    const found = matching(gallery.scenes, 'NIGHT street')
    expect(found.length).toBeGreaterThan(0)
    for (const { title, description, example } of found) {
      expect(`${title} ${description} ${example}`.toLowerCase()).toMatch(/street/)
    }
    expect(matching(gallery.scenes, 'xyzzy')).toEqual([])
    expect(matching(gallery.scenes, '')).toEqual(gallery.scenes)
  })
})

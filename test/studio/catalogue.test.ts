import { describe, expect, it } from 'vitest'
import { gallery } from '../../src/engines/local/gallery/gallery.ts'
import { understand } from '../../src/engines/local/understand/understand.ts'
import { entriesOf, matching } from '../../studio/edit/catalogue.ts'

describe('what comes nearest to a refused prompt', () => {
  it.each(['impressionistic', 'make her dance', 'add a cartoon cat', 'make the dog darker'])(
    'is in the gallery: %s',
    (prompt) => {
      const { nearest } = understand(prompt, null)
      expect(nearest.length).toBeGreaterThan(0)
      expect(entriesOf(gallery, nearest)).toHaveLength(nearest.length)
    },
  )

  it('is one of each main part where nothing is near', () => {
    const suggested = entriesOf(gallery, [])
    expect(suggested).toEqual([gallery.looks[0], gallery.scenes[0], gallery.atmospheres[0]])
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

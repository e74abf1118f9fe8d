import { describe, expect, it } from 'vitest'
import { gallery } from '../../src/engines/local/gallery/gallery.ts'
import { matching } from '../../studio/edit/ideas.ts'

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

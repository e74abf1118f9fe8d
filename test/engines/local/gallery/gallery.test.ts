import { describe, expect, it } from 'vitest'
import { type Gallery, gallery } from '../../../../src/engines/local/gallery/gallery.ts'
import type { Plan } from '../../../../src/engines/local/plan.ts'
import { understand } from '../../../../src/engines/local/understand/understand.ts'

/** Everything that a plan does, by the part of the gallery it belongs to. */
function doneBy({ looks, adjustments, background, garments = [], atmospheres = [] }: Plan): [keyof Gallery, string][] {
  return [
    ...looks.map(({ name }): [keyof Gallery, string] => ['looks', name]),
    ...adjustments.map(({ name }): [keyof Gallery, string] => ['adjustments', name]),
    ...(background ? [['scenes', background.kind === 'scene' ? background.name : ''] as [keyof Gallery, string]] : []),
    ...garments.map(({ fill }): [keyof Gallery, string] => {
      const name = fill.kind === 'pattern' || fill.kind === 'material' ? fill.name : ''
      return [fill.kind === 'pattern' ? 'patterns' : 'materials', name]
    }),
    ...atmospheres.map(({ name }): [keyof Gallery, string] => ['atmospheres', name]),
  ]
}

describe.each(Object.keys(gallery) as (keyof Gallery)[])('%s', (kind) => {
  it.each(gallery[kind].map(({ name, example }) => [name, example]))(
    '%s: “%s” does it and nothing else',
    (name, example) => {
      const { plan, edits } = understand(example, null, { reference: false })
      expect(doneBy(plan)).toEqual([[kind, name]])
      expect(edits.map(({ outcome }) => outcome)).toEqual(['applied'])
    },
  )

  it('names are unique, titles and descriptions are for people', () => {
    expect(new Set(gallery[kind].map(({ name }) => name)).size).toBe(gallery[kind].length)
    for (const { title, description } of gallery[kind]) {
      expect(title).toMatch(/^[\p{Lu}\d]/u)
      expect(description).toMatch(/^(|[\p{Lu}\d].*[^.;])$/u)
    }
  })
})

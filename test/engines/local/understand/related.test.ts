import { expect, test } from 'vitest'
import { relatedOf } from '../../../../src/engines/local/understand/related.ts'

const related = relatedOf([
  { texts: ['superhero', 'comic book'], item: 'comic' },
  { texts: ['impressionist painting'], item: 'oil' },
  { texts: ['watercolour painting'], item: 'water' },
  { texts: ['sea', 'seaside'], item: 'beach' },
])

test.each([
  ['comic', ['comic']],
  ['painting', ['oil', 'water']],
  ['impressionistic', ['oil']],
  ['supermarket', []],
  ['sea', ['beach']],
  ['seal', []],
  ['', []],
])('what “%s” belongs to', (word, expected) => {
  expect(related(word)).toEqual(expected)
})

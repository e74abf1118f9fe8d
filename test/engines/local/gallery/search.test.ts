import { expect, it } from 'vitest'
import { gallery } from '../../../../src/engines/local/gallery/gallery.ts'
import { galleryOf } from '../../../../src/engines/local/gallery/search.ts'

it('finds by name, title, other names and example, and wants every word', () => {
  const names = (search: string) => galleryOf(search).scenes.map(({ name }) => name)
  expect(names('snow')).toEqual(expect.arrayContaining(['snowy-street', 'snowy-street-night', 'snowy-forest']))
  expect(names('Snow NIGHT')).toEqual(['snowy-street-night'])
  expect(names('snow beach')).toEqual([])
})

it('is the whole gallery where nothing is searched for', () => {
  expect(galleryOf()).toEqual(gallery)
  expect(galleryOf('  ')).toEqual(gallery)
})

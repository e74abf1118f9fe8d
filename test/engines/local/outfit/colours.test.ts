import { expect, test } from 'vitest'
import { COLOUR_NAMES, colourNamed } from '../../../../src/engines/local/outfit/colours.ts'

test('codes are read as they are written', () => {
  expect(colourNamed('#c00')).toEqual([204, 0, 0])
  expect(colourNamed(' #01FeA0 ')).toEqual([1, 254, 160])
  expect(colourNamed('rgb(1, 2,3)')).toEqual([1, 2, 3])
})

test.each(['#12345', '#ggg', 'rgb(256, 0, 0)', 'rgb(1, 2)', 'c00', '', 'reddish', 'light', 'beach'])(
  '%j is no colour',
  (text) => expect(colourNamed(text)).toBeNull(),
)

test('a name may be written in several ways', () => {
  expect(colourNamed('Navy Blue')).toEqual(colourNamed('navy-blue'))
  expect(colourNamed('lightgrey')).toEqual(colourNamed('light gray'))
  expect(colourNamed('红色')).toEqual(colourNamed('red'))
})

test('every name is found, and no two lists of words name it twice', () => {
  for (const name of COLOUR_NAMES) expect(colourNamed(name), name).not.toBeNull()
  expect(new Set(COLOUR_NAMES).size).toBe(COLOUR_NAMES.length)
  expect(COLOUR_NAMES.length).toBeGreaterThan(150)
})

test('the first word shades a colour that has no such name of its own', () => {
  const sum = (text: string) => (colourNamed(text) ?? []).reduce((total, channel) => total + channel, 0)
  expect(sum('light emerald')).toBeGreaterThan(sum('emerald'))
  expect(sum('dark coral')).toBeLessThan(sum('coral'))
  expect(sum('深绿色')).toBeLessThan(sum('绿色'))
})

test('black and white are neutral to the eye', () => {
  for (const name of ['black', 'white', 'grey']) {
    const colour = colourNamed(name) ?? []
    expect(Math.max(...colour) - Math.min(...colour)).toBeLessThan(6)
  }
})

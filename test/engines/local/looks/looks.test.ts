import { AV_PIX_FMT_YUV420P } from 'node-av/constants'
import { describe, expect, test } from 'vitest'
import { looks } from '../../../../src/engines/local/looks/catalogue.ts'
import {
  blueness,
  brightness,
  colourfulness,
  difference,
  filtered,
  flat,
  type Picture,
  painted,
  redness,
  SMALL,
  settingsFor,
  TIMES,
  WIDE,
} from './pictures.ts'

describe.each(looks.map((look) => [look.name, look] as const))('%s', (_, look) => {
  test('keeps size, format and times of a wide clip', async () => {
    const source = painted(WIDE, TIMES)
    const results = await filtered(look.graph(settingsFor(WIDE, 1)), source)
    expect(results.map(({ pts }) => pts)).toEqual(TIMES)
    for (const { width, height, format } of results) {
      expect({ width, height, format }).toEqual({ ...WIDE, format: AV_PIX_FMT_YUV420P })
    }
  })

  test('changes a small upright picture, and differently with more strength', async () => {
    const source = painted(SMALL, TIMES.slice(0, 2))
    const [slight, extreme] = [await at(0.4, source), await at(1.6, source)]
    for (const [index, original] of source.entries()) {
      const { width, height, pts } = original
      expect(slight[index]).toMatchObject({ width, height, pts })
      expect(extreme[index]).toMatchObject({ width, height, pts })
      expect(difference(slight[index] ?? original, original)).toBeGreaterThan(0.6)
      expect(difference(slight[index] ?? original, extreme[index] ?? original)).toBeGreaterThan(1)
    }
  })

  function at(strength: number, source: readonly Picture[]): Promise<Picture[]> {
    return filtered(look.graph(settingsFor(SMALL, strength)), source)
  }
})

const GREY = ['black-and-white', 'noir', 'ink', 'pencil-sketch']
const NEARLY_GREY = ['silent-film', 'security-camera', 'chalkboard']

test.each(looks.map((look) => [look.name, look] as const))(
  '%s leaves as much colour as its name says',
  async (name, look) => {
    const [result] = await filtered(look.graph(settingsFor(SMALL, 1)), painted(SMALL, [0n]))
    const colour = result ? colourfulness(result) : Number.NaN
    if (GREY.includes(name)) expect(colour).toBeLessThan(1)
    else if (NEARLY_GREY.includes(name)) expect(colour).toBeLessThan(8)
    else expect(colour).toBeGreaterThan(4)
  },
)

test.each(looks.map((look) => [look.name, look] as const))(
  '%s makes one of red, green and blue where it says that it takes all colour',
  async (_, look) => {
    const hues = await Promise.all(
      [flat(SMALL, 100, 105, 190), flat(SMALL, 100, 190, 105), flat(SMALL, 100, 90, 90)].map(async (colour) => {
        const [result] = await filtered(look.graph(settingsFor(SMALL, 1)), [colour])
        return result ? [blueness(result), redness(result)] : []
      }),
    )
    const spread = Math.max(
      ...[0, 1].map((plane) => {
        const values = hues.map((hue) => hue[plane] ?? Number.NaN)
        return Math.max(...values) - Math.min(...values)
      }),
    )
    if (look.colourless) expect(spread).toBeLessThan(12)
    else expect(spread).toBeGreaterThan(12)
  },
)

test.each(['bloom', 'crt', 'dream', 'golden-hour', 'polaroid', 'soft-focus'])(
  '%s at full strength turns no colour into its opposite',
  async (name) => {
    const graph = looks.find((each) => each.name === name)?.graph(settingsFor(SMALL, 1.6)) ?? ''
    const [white] = await filtered(graph, [flat(SMALL, 235, 128, 128)])
    const [cyan] = await filtered(graph, [flat(SMALL, 170, 166, 16)])
    expect(white && brightness(white)).toBeGreaterThan(115)
    expect(cyan && redness(cyan)).toBeLessThan(128)
  },
)

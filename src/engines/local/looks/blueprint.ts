import { evenedOut } from './fragments/light.ts'
import { lined, outlines } from './fragments/outlines.ts'
import { palette, type Stop } from './fragments/palette.ts'
import { decimal, pixelScale } from './fragments/size.ts'
import { laid } from './fragments/texture.ts'
import type { Look, LookSettings } from './look.ts'

const sheet: Stop[] = [
  [0, 16, 52, 130],
  [1, 232, 242, 255],
]

const blueprint: Look = {
  name: 'blueprint',
  title: 'Blueprint',
  description: 'White lines on blue paper, as a technical drawing',
  stage: 'redraw',
  colourless: true,
  phrases: [
    'blueprint',
    'blueprint drawing',
    'technical drawing',
    'architectural drawing',
    'architect drawing',
    'engineering drawing',
    'schematic',
  ],
  near: ['wireframe', 'cad drawing'],
  graph: (settings) =>
    [
      evenedOut('blueprint', settings, 0.5),
      lined('blueprint', outlines('blueprint', settings, 1.3, 8 + 30 * settings.strength, 0.7)),
      palette(sheet),
      grid('blueprint', settings),
    ].join(),
}

export default blueprint

/** The faint squares of drawing paper. */
function grid(label: string, settings: LookSettings): string {
  const cell = decimal(40 * pixelScale(settings))
  const line = decimal(Math.max(1, 1.2 * pixelScale(settings)))
  return laid(`${label}grid`, settings, {
    size: `${settings.width}:${settings.height}`,
    draw: `geq=lum='if(lt(mod(X,${cell}),${line})+lt(mod(Y,${cell}),${line}),255,0)':cb=128:cr=128`,
    luma: 'x+y*0.07',
  })
}

import { evenedOut } from './fragments/light.ts'
import { palette, type Stop } from './fragments/palette.ts'
import { inRgb } from './fragments/rgb.ts'
import { decimal, pixelScale } from './fragments/size.ts'
import type { Look } from './look.ts'

const heat: Stop[] = [
  [0, 4, 2, 34],
  [0.18, 48, 8, 120],
  [0.36, 150, 20, 140],
  [0.54, 230, 60, 60],
  [0.72, 250, 150, 20],
  [0.88, 255, 226, 70],
  [1, 255, 255, 235],
]

const thermal: Look = {
  name: 'thermal',
  title: 'Thermal camera',
  description: 'Heat colours from violet to white',
  stage: 'grade',
  phrases: [
    'thermal',
    'thermal camera',
    'thermal imaging',
    'thermal vision',
    'thermal image',
    'heat vision',
    'infrared camera',
    'infrared thermal',
    'flir',
    'thermal imaging camera',
    'thermal colours',
    'thermal colors',
    'heat camera',
  ],
  near: ['heat signature', 'x-ray vision', 'predator vision', 'heat map', 'heatmap'],
  graph: (settings) =>
    [
      evenedOut('thermal', settings, 0.35),
      // Skin is the warmest thing in most clips, so red counts as heat and blue as cold.
      inRgb('colorchannelmixer=1.15:.3:-.45:0:1.15:.3:-.45:0:1.15:.3:-.45'),
      `gblur=sigma=${decimal(2 * pixelScale(settings) * settings.strength)}:planes=1`,
      palette(heat, Math.min(1, 0.4 + 0.6 * settings.strength)),
    ].join(),
}

export default thermal

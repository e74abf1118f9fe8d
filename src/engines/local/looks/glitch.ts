import { inRgb } from './fragments/rgb.ts'
import { pixelScale } from './fragments/size.ts'
import type { Look, LookSettings } from './look.ts'

const glitch: Look = {
  name: 'glitch',
  title: 'Glitch',
  description: 'Torn slices, split colours and bursts of digital noise',
  stage: 'medium',
  phrases: [
    'glitch',
    'glitchy',
    'glitch effect',
    'glitch art',
    'glitched',
    'digital glitch',
    'datamosh',
    'data corruption',
    'corrupted video',
    'corrupted signal',
    'signal error',
    'rgb split',
    'rgb shift',
    'chromatic aberration',
    'broken signal',
  ],
  near: ['static interference', 'interference', 'hacked'],
  graph: (settings) =>
    inRgb(
      [
        `rgbashift=rh=${Math.round(9 * shift(settings))}:bh=${Math.round(-9 * shift(settings))}:gv=${Math.round(2 * shift(settings))}`,
      ].join(),
    ),
}

export default glitch

function shift(settings: LookSettings): number {
  return settings.strength * pixelScale(settings)
}

import { glow } from './fragments/light.ts'
import { curves, inRgb } from './fragments/rgb.ts'
import type { Look } from './look.ts'

const goldenHour: Look = {
  name: 'golden-hour',
  title: 'Golden hour',
  description: 'Low, warm evening sun over everything',
  stage: 'grade',
  phrases: [
    'golden hour',
    'golden hour light',
    'golden hour lighting',
    'golden light',
    'golden',
    'golden glow',
    'warm sunset',
    'warm sunset light',
    'sunset grade',
    'sunset look',
    'sunset tones',
    'sunset colours',
    'sunset colors',
    'warm evening light',
    'magic hour',
    'sun kissed',
    'warm grade',
    'warm golden light',
    'warm sunset colours',
    'warm sunset colors',
    'golden tones',
  ],
  near: [
    'at sunset',
    'during sunset',
    'at sunrise',
    'desert heat',
    'sunset',
    'sunset light',
    'sunset lighting',
    'sunrise',
    'sunrise light',
    'evening sun',
    'evening light',
    'late afternoon sun',
    'late afternoon light',
    'sunlit',
    'sun drenched',
    'warm sunlight',
    'sunlight',
    'sunshine',
    'evening mood',
  ],
  graph: (settings) =>
    [
      inRgb(
        curves(
          {
            red: '0/0.03 0.3/0.4 0.7/0.86 1/1',
            green: '0/0.01 0.3/0.3 0.7/0.72 1/0.95',
            blue: '0/0.02 0.3/0.21 0.7/0.48 1/0.7',
          },
          settings.strength,
        ),
      ),
      glow('goldenhour', settings, 24, 0.55, 0.35 * settings.strength),
    ].join(),
}

export default goldenHour

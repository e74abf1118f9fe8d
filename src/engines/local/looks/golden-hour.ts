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
    'golden hour grade',
    'golden light',
    'golden',
    'golden glow',
    'warm sunset',
    'warm sunset grade',
    'warm sunset look',
    'warm sunset light',
    'sunset',
    'sunset grade',
    'sunset light',
    'sunset lighting',
    'sunset look',
    'sunset tones',
    'sunset colours',
    'sunset colors',
    'sunrise',
    'sunrise light',
    'evening sun',
    'evening light',
    'late afternoon sun',
    'late afternoon light',
    'warm evening light',
    'magic hour',
    'sunlit',
    'sun kissed',
    'sun-kissed',
    'sun drenched',
    'warm grade',
    'warm golden light',
  ],
  near: [
    'at sunset',
    'during sunset',
    'at sunrise',
    'at dusk light',
    'summer',
    'summery',
    'sunny',
    'desert heat',
    'mexico',
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

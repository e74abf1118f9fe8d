import type { SKRSContext2D } from '@napi-rs/canvas'
import { fractal, noise } from '../painting/noise.ts'
import { paintGround } from './brushes/ground.ts'
import { shade } from './brushes/shade.ts'
import { paintSky } from './brushes/sky.ts'
import { mix, scaled, smoothstep, unitOf } from './brushes/tones.ts'
import type { Scene, View } from './scene.ts'

interface Dune {
  base: number
  crest: number
  scale: number
  haze: number
  part: number
}

/** A dune: a bright windward side, a dark lee side beyond a sharp winding crest, ripples on both. */
function paintDune(context: SKRSContext2D, view: View, { base, crest, scale, haze, part }: Dune): void {
  const high = view.height / unitOf(view)
  shade(context, view, { top: base - crest - 0.02, bottom: base + 0.16 }, (x, y, pixel) => {
    const u = x * scale
    const rise = fractal(u + part * 3.1, part, 2)
    const top = (base - crest * smoothstep(0.15, 0.85, rise)) * high
    if (y < top) {
      pixel[3] = Math.max(0, 255 * (1 - (top - y) * unitOf(view)))
      return
    }
    const down = (y - top) / (crest * high)
    const ridge = (fractal(u * 1.7 + part * 5.3, part + 40, 3) - 0.5) * 1.6 + down * 0.8
    const slope = fractal(u + 0.03 + part * 3.1, part, 2) - rise
    const lee = smoothstep(-0.06, 0.06, slope * 3 + 0.1 * Math.sin(ridge * 3))
    const ripple = noise(u * 14 + ridge * 3, y * 120 + ridge * 8)
    const lit = mix([250, 206, 142], [228, 172, 104], Math.min(1, down * 0.5))
    const tone = mix(lit, [146, 88, 52], lee * 0.78 * (1 - 0.35 * Math.min(1, down)))
    const colour = mix(mix(tone, scaled(tone, 0.82), ripple * 0.6), [236, 210, 176], haze)
    pixel[0] = colour[0]
    pixel[1] = colour[1]
    pixel[2] = colour[2]
  })
}

const desert: Scene = {
  name: 'desert',
  title: 'desert',
  phrases: ['desert', 'sand dune', 'dune', 'sandy desert', 'desert landscape', 'sand'],
  near: ['sahara', 'sahara desert', 'dubai desert', 'egypt', 'desert trail'],
  group: 'nature',
  light: { colour: [255, 234, 198], level: 0.56, contrast: 1.06 },
  defocus: 9,
  horizon: 0.55,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [66, 120, 188]],
        [0.6, [156, 188, 214]],
        [1, [238, 218, 188]],
      ],
      horizon: 0.56,
      glow: { x: 0.22, y: 0.12, size: 0.4, colour: [255, 246, 220], strength: 0.7 },
    })
    for (const [base, crest, scale, haze, part] of [
      [0.57, 0.1, 0.9, 0.55, 3],
      [0.64, 0.15, 0.62, 0.28, 7],
      [0.78, 0.2, 0.45, 0.08, 12],
    ] as const)
      paintDune(context, view, { base, crest, scale, haze, part })
    paintGround(context, view, {
      horizon: 0.77,
      dark: [186, 126, 72],
      light: [240, 196, 134],
      haze: [222, 170, 110],
      hazeReach: 0.3,
      grain: 0.5,
      stretch: 0.35,
      patches: 0.5,
      octaves: 4,
    })
  },
  particles: {
    count: 90,
    size: 0.012,
    colour: [255, 236, 200],
    alpha: 0.5,
    fall: 0.01,
    drift: 0.22,
    swing: 0.01,
    top: 0.5,
  },
}

export default desert

import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../colour.ts'
import { fractal } from '../painting/noise.ts'
import { layerOf } from './brushes/layers.ts'
import { lightsOf } from './brushes/lights.ts'
import { shade } from './brushes/shade.ts'
import { drawBokeh, glow } from './brushes/shine.ts'
import { paintStars } from './brushes/sky.ts'
import { mix, scaled, smoothstep, unitOf } from './brushes/tones.ts'
import type { Scene, View } from './scene.ts'

/** A planet lit from the left: bands of cloud, a soft night side, a rim of air. Pixels. */
function paintPlanet(
  context: SKRSContext2D,
  view: View,
  { x, y, radius }: { x: number; y: number; radius: number },
): void {
  const size = Math.ceil(radius * 2.4)
  const disc = layerOf(view, 'planet', size, size, (target) => {
    shade(
      target,
      { ...view, width: size, height: size },
      {},
      (px, py, pixel) => {
        const u = (px - size / 2) / radius
        const v = (py - size / 2) / radius
        const away = Math.hypot(u, v)
        const depth = Math.sqrt(Math.max(0, 1 - away * away))
        const day = Math.max(0, -u * 0.72 - v * 0.42 + depth * 0.55)
        const tilt = v + u * 0.25
        const swirl = fractal(u * 2 + 5, tilt * 9 + fractal(u * 3, v * 3, 3), 5)
        const ground = mix(
          mix([178, 112, 74], [236, 204, 160], swirl),
          [150, 84, 62],
          smoothstep(0.55, 0.7, fractal(u * 3 + 2, tilt * 5, 4)),
        )
        const rim = smoothstep(0.8, 1, away) * 0.55
        const tone = scaled(mix(ground, [200, 214, 255], rim), Math.min(1.1, day * 1.25))
        const air = away > 1 ? Math.exp(-(away - 1) * 22) * Math.max(0, -u * 0.72 - v * 0.42) * 0.7 : 0
        pixel[0] = away > 1 ? 190 : tone[0]
        pixel[1] = away > 1 ? 210 : tone[1]
        pixel[2] = away > 1 ? 255 : tone[2]
        pixel[3] = 255 * Math.max(air, smoothstep(1.012, 0.992, away))
      },
      1,
    )
  })
  context.drawImage(disc, x - size / 2, y - size / 2)
}

const space: Scene = {
  name: 'space',
  title: 'outer space',
  phrases: [
    'space',
    'outer space',
    'galaxy',
    'universe',
    'nebula',
    'cosmos',
    'deep space',
    'starfield',
    'solar system',
    'planet',
    'earth from space',
    'orbit',
  ],
  near: ['spaceship'],
  group: 'world',
  light: { colour: [206, 216, 255], level: 0.36, contrast: 1.18 },
  defocus: 2,
  horizon: null,
  paint(context, view) {
    shade(context, view, {}, (x, y, pixel) => {
      const bend = fractal(x * 1.3 + 2, y * 1.3, 4)
      const gas = fractal(x * 1.5 + bend * 1.6, y * 1.5 + bend, 6)
      const other = fractal(x * 1.2 + 11 - bend, y * 1.2 + 7 + bend, 6)
      const lanes = smoothstep(0.48, 0.68, fractal(x * 2.6 + bend * 2, y * 2.6 + 4, 5))
      let tone = mix([4, 5, 14], [112, 46, 140], smoothstep(0.44, 0.78, gas) * 0.85)
      tone = mix(tone, [40, 118, 176], smoothstep(0.46, 0.8, other) * 0.7)
      tone = mix(tone, [255, 176, 140], smoothstep(0.6, 0.86, gas * 0.62 + other * 0.42) * 0.75)
      tone = scaled(tone, 1 - 0.55 * lanes)
      pixel[0] = tone[0]
      pixel[1] = tone[1]
      pixel[2] = tone[2]
    })
    paintStars(context, view, 800, 1)
    const { random, width, height } = view
    const unit = unitOf(view)
    const lights = lightsOf(view)
    for (let i = 0; i < 16; i++) {
      const colour: Rgb = random() < 0.5 ? [190, 214, 255] : [255, 226, 190]
      const [x, y] = [random() * width, random() * height]
      glow(lights, x, y, unit * (0.012 + 0.03 * random()), colour, 0.6)
    }
    paintPlanet(context, view, { x: 0.83 * width, y: 0.26 * height, radius: unit * 0.2 })
  },
  animate(context, view, seconds) {
    drawBokeh(context, view, seconds, {
      count: 50,
      colours: [
        [255, 250, 244],
        [200, 214, 255],
        [255, 220, 190],
      ],
      size: 0.003,
      top: 0,
      bottom: 1,
      alpha: 0.9,
      flicker: 1,
    })
  },
  particles: {
    count: 40,
    size: 0.003,
    colour: [220, 226, 255],
    alpha: 0.6,
    fall: 0.004,
    drift: -0.012,
    light: true,
  },
}

export default space

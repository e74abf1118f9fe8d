import type { SKRSContext2D } from '@napi-rs/canvas'
import { fractal } from '../painting/noise.ts'
import { paintGround } from './brushes/ground.ts'
import { layerOf } from './brushes/layers.ts'
import { paintRidge } from './brushes/ridges.ts'
import { shade } from './brushes/shade.ts'
import { paintStars } from './brushes/sky.ts'
import { createSpace } from './brushes/space.ts'
import { css, mix, scaled, smoothstep, unitOf } from './brushes/tones.ts'
import type { Scene, View } from './scene.ts'

/** The Earth over the horizon: blue, white, brown, half of it in shadow. */
function paintEarth(context: SKRSContext2D, view: View): void {
  const radius = unitOf(view) * 0.12
  const size = Math.ceil(radius * 2.3)
  const disc = layerOf(view, 'earth', size, size, (target) => {
    shade(
      target,
      { ...view, width: size, height: size },
      {},
      (px, py, pixel) => {
        const u = (px - size / 2) / radius
        const v = (py - size / 2) / radius
        const away = Math.hypot(u, v)
        const day = Math.min(
          1.15,
          Math.max(0.012, (-u * 0.8 - v * 0.25 + Math.sqrt(Math.max(0, 1 - away * away)) * 0.5) * 1.5),
        )
        const land = smoothstep(0.52, 0.58, fractal(u * 1.7 + 3, v * 1.7 + 8, 5))
        const cloud = smoothstep(0.5, 0.68, fractal(u * 2.6 + fractal(u * 4, v * 4, 3), v * 4 + 5, 5))
        const surface = mix(mix([22, 60, 140], [112, 104, 66], land), [250, 252, 255], cloud * 0.9)
        const tone = scaled(mix(surface, [150, 196, 255], smoothstep(0.78, 1, away) * 0.6), day)
        pixel[0] = tone[0]
        pixel[1] = tone[1]
        pixel[2] = tone[2]
        pixel[3] = 255 * smoothstep(1.015, 0.985, away)
      },
      1,
    )
  })
  context.drawImage(disc, view.width * 0.76 - size / 2, view.height * 0.22 - size / 2)
}

const moon: Scene = {
  name: 'moon',
  title: 'surface of the moon',
  phrases: ['moon', 'moon surface', 'surface of the moon', 'lunar surface', 'lunar landscape'],
  near: ['moon landing'],
  group: 'world',
  light: { colour: [250, 250, 255], level: 0.5, contrast: 1.25 },
  defocus: 2.5,
  horizon: 0.6,
  paint(context, view) {
    context.fillStyle = 'rgb(2, 2, 4)'
    context.fillRect(0, 0, view.width, view.height)
    paintStars(context, view, 260, 0.6)
    paintEarth(context, view)
    paintRidge(context, view, {
      base: 0.61,
      height: 0.13,
      scale: 0.7,
      lit: [176, 174, 170],
      shadow: [40, 40, 42],
      sharpness: 0.15,
      haze: [90, 90, 92],
      hazeAmount: 0,
      part: 3,
    })
    paintGround(context, view, {
      horizon: 0.6,
      dark: [70, 69, 68],
      light: [196, 193, 188],
      haze: [150, 148, 146],
      hazeReach: 0.05,
      grain: 0.8,
      patches: 0.6,
      octaves: 6,
    })
    const space = createSpace(context, view, { horizon: 0.59, eye: 1.6 })
    for (let i = 0; i < 60; i++) {
      const z = 3 + 60 * view.random() ** 2
      const [x, y] = space.project([(view.random() - 0.5) * z * 2.2, 0, z])
      const wide = space.scaleAt(z) * (0.3 + 1.6 * view.random() ** 3)
      for (const [shift, tone, alpha] of [
        [0, [40, 40, 42], 0.5],
        [0.16, [206, 203, 198], 0.45],
      ] as const) {
        context.fillStyle = css(tone, alpha)
        context.beginPath()
        context.ellipse(
          x + wide * shift,
          y + wide * shift * 0.22,
          wide * (1 - shift),
          wide * 0.2 * (1 - shift),
          0,
          0,
          6.3,
        )
        context.fill()
      }
      context.fillStyle = css([128, 126, 124], 0.6)
      context.beginPath()
      context.ellipse(x + wide * 0.06, y + wide * 0.03, wide * 0.78, wide * 0.14, 0, 0, 6.3)
      context.fill()
    }
  },
}

export default moon

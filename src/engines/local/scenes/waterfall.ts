import type { SKRSContext2D } from '@napi-rs/canvas'
import { fractal, ridged } from '../painting/noise.ts'
import { layerOf } from './brushes/layers.ts'
import { shade } from './brushes/shade.ts'
import { glow } from './brushes/shine.ts'
import { paintSky } from './brushes/sky.ts'
import { mix, smoothstep, unitOf } from './brushes/tones.ts'
import { leaves, treeline } from './brushes/trees.ts'
import { paintWater } from './brushes/water.ts'
import type { Scene, View } from './scene.ts'

/** Falling water: two sheets of streaks that slide down at different speeds. */
function drawFall(context: SKRSContext2D, view: View, seconds: number): void {
  const unit = unitOf(view)
  const width = unit * 0.34
  const height = view.height * 0.62
  const sheet = layerOf(view, 'fall', width, height, (target) => {
    shade(
      target,
      { ...view, width, height },
      {},
      (x, y, pixel) => {
        const across = x / width
        const down = y / height
        // Turned into a ring of noise, so that the lower edge continues at the upper.
        const angle = down * 2 * Math.PI
        const streak = fractal(across * 22 + Math.cos(angle) * 0.25, 7 + Math.sin(angle) * 0.9, 4)
        const strands = fractal(across * 7, 3, 3)
        const tone = 0.72 + 0.5 * (streak - 0.5)
        pixel[0] = 232 * tone + 22
        pixel[1] = 244 * tone + 14
        pixel[2] = 248 * tone + 12
        pixel[3] =
          255 *
          smoothstep(0, 0.2, across) *
          smoothstep(1, 0.8, across) *
          smoothstep(0.25, 0.5, streak * 0.6 + strands * 0.5)
      },
      1,
    )
  })
  const top = view.height * 0.14
  const left = view.width / 2 - width / 2
  context.save()
  context.beginPath()
  context.rect(left - width, top, width * 3, height)
  context.clip()
  for (const [speed, grow, alpha] of [
    [0.55, 1, 0.85],
    [0.8, 1.2, 0.5],
  ] as const) {
    const shift = ((seconds * speed) % 1) * height
    context.globalAlpha = alpha
    const x = view.width / 2 - (width * grow) / 2
    context.drawImage(sheet, x, top + shift, width * grow, height)
    context.drawImage(sheet, x, top + shift - height, width * grow, height)
  }
  context.restore()
}

const waterfall: Scene = {
  name: 'waterfall',
  title: 'waterfall',
  phrases: ['waterfall', 'cascade', 'tropical waterfall', 'jungle waterfall'],
  near: ['niagara fall', 'iceland'],
  group: 'nature',
  light: { colour: [232, 246, 244], level: 0.5, contrast: 1 },
  defocus: 12,
  horizon: 0.72,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [196, 214, 220]],
        [1, [224, 234, 230]],
      ],
      horizon: 0.3,
    })
    shade(context, view, { top: 0.06 }, (x, y, pixel) => {
      const rock = ridged(x * 3.2 + 8, y * 1.6, 5)
      const moss = smoothstep(0.45, 0.62, fractal(x * 2.6, y * 3.4 + 4, 4))
      const tone = mix(mix([30, 34, 34], [122, 118, 108], rock), mix([28, 54, 24], [98, 128, 52], rock), moss * 0.85)
      const edge = 0.12 + (fractal(x * 4, 3, 4) - 0.5) * 0.1
      pixel[0] = tone[0]
      pixel[1] = tone[1]
      pixel[2] = tone[2]
      pixel[3] = 255 * smoothstep(edge - 0.01, edge + 0.01, y)
    })
    treeline(context, view, {
      base: 0.2,
      height: 0.2,
      dark: [22, 50, 26],
      light: [104, 138, 60],
      haze: [206, 222, 214],
      hazeAmount: 0.2,
      conifers: 0.3,
    })
    const { width, height, random } = view
    const unit = unitOf(view)
    for (const x of [-0.02, 0.12, 0.88, 1.02]) {
      leaves(context, random, {
        x: x * width,
        y: (0.4 + 0.3 * random()) * height,
        width: 0.4 * unit,
        height: 0.5 * unit,
        count: 450,
        size: unit * 0.011,
        dark: [14, 40, 18],
        light: [104, 146, 58],
      })
    }
    paintWater(context, view, {
      top: 0.74,
      bottom: 1,
      near: [34, 84, 82],
      far: [150, 190, 186],
      sky: [206, 226, 222],
      waves: 0.5,
    })
    drawFall(context, view, 0)
    glow(context, 0.5 * width, 0.76 * height, 0.4 * unit, [244, 250, 250], 0.75)
  },
  animate(context, view, seconds) {
    drawFall(context, view, seconds)
  },
  particles: {
    count: 70,
    size: 0.014,
    colour: [244, 250, 252],
    alpha: 0.4,
    fall: -0.05,
    drift: 0.03,
    swing: 0.05,
    top: 0.55,
    bottom: 0.82,
  },
}

export default waterfall

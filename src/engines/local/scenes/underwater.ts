import type { SKRSContext2D } from '@napi-rs/canvas'
import { fractal } from '../painting/noise.ts'
import { randomAt } from '../painting/random.ts'
import { layerOf } from './brushes/layers.ts'
import { wrapped } from './brushes/particles.ts'
import { paintRidge } from './brushes/ridges.ts'
import { shade } from './brushes/shade.ts'
import { css, mix, scaled, unitOf } from './brushes/tones.ts'
import { leaves } from './brushes/trees.ts'
import type { Scene, View } from './scene.ts'

/** Shafts of sunlight that sway with the waves above. */
function drawBeams(context: SKRSContext2D, view: View, seconds: number): void {
  const beam = layerOf(view, 'beam', 64, 128, (target) => {
    const across = target.createLinearGradient(0, 0, 64, 0)
    across.addColorStop(0, 'rgba(190, 244, 246, 0)')
    across.addColorStop(0.5, 'rgba(190, 244, 246, 1)')
    across.addColorStop(1, 'rgba(190, 244, 246, 0)')
    target.fillStyle = across
    target.fillRect(0, 0, 64, 128)
    const down = target.createLinearGradient(0, 0, 0, 128)
    down.addColorStop(0, 'rgba(0, 0, 0, 0)')
    down.addColorStop(1, 'rgba(0, 0, 0, 1)')
    target.globalCompositeOperation = 'destination-out'
    target.fillStyle = down
    target.fillRect(0, 0, 64, 128)
  })
  context.save()
  context.globalCompositeOperation = 'lighter'
  for (let i = 0; i < 7; i++) {
    const width = view.width * (0.06 + 0.1 * randomAt(i, 1))
    context.save()
    context.translate(
      view.width * (0.15 + 0.75 * randomAt(i, 2)) + Math.sin(seconds * 0.4 + i) * width * 0.3,
      -view.height * 0.05,
    )
    context.rotate((randomAt(i, 2) - 0.5) * -0.7 + 0.03 * Math.sin(seconds * 0.5 + 2 * i))
    context.globalAlpha = 0.1 + 0.12 * (0.5 + 0.5 * Math.sin(seconds * (0.7 + randomAt(i, 3)) + 5 * i))
    context.drawImage(beam, -width / 2, 0, width, view.height * 0.95)
    context.restore()
  }
  context.restore()
}

/** A shoal far off: slim dark shapes, each on its own slow way. */
function drawFish(context: SKRSContext2D, view: View, seconds: number): void {
  const unit = unitOf(view)
  for (let i = 0; i < 22; i++) {
    const near = 0.4 + 0.6 * randomAt(i, 5)
    const speed = 0.03 + 0.03 * randomAt(i, 6)
    const x = (wrapped(randomAt(i, 7) * 0.4 + speed * seconds + 0.1, 1.2) - 0.1) * view.width
    const y = (0.2 + 0.35 * randomAt(i, 8) + 0.012 * Math.sin(seconds * 1.3 + i)) * view.height
    const length = unit * 0.028 * near
    const wag = Math.sin(seconds * 7 + 3 * i) * 0.25
    context.fillStyle = css(mix([36, 110, 138], [14, 62, 96], near), 0.75)
    context.beginPath()
    context.ellipse(x, y, length, length * 0.34, 0, 0, 6.3)
    context.moveTo(x - length * 0.8, y)
    context.lineTo(x - length * 1.5, y - length * (0.35 - wag))
    context.lineTo(x - length * 1.5, y + length * (0.35 + wag))
    context.fill()
  }
}

const underwater: Scene = {
  name: 'underwater',
  title: 'underwater',
  phrases: [
    'underwater',
    'under the sea',
    'coral reef',
    'deep sea',
    'under water',
    'ocean floor',
    'sea bed',
    'bottom of the sea',
    'bottom of the ocean',
  ],
  near: ['aquarium'],
  group: 'nature',
  light: { colour: [170, 222, 255], level: 0.46, contrast: 0.95 },
  defocus: 9,
  horizon: null,
  paint(context, view) {
    shade(context, view, {}, (x, y, pixel) => {
      const high = view.height / unitOf(view)
      const wide = view.width / unitOf(view)
      const down = y / high
      const beams = fractal(((x - wide / 2) / (0.5 + down)) * 5 + 40, 3, 4)
      const light =
        Math.exp(-down * 2.1) *
        (0.65 + 0.9 * Math.max(0, beams - 0.42) * (1.2 - down)) *
        Math.exp(-(((x - wide * 0.55) / (wide * 0.7)) ** 2))
      const colour = mix([4, 34, 72], [150, 232, 236], Math.min(1, light * 1.05 + 0.1))
      const murk = (fractal(x * 3, y * 3, 4) - 0.5) * 14
      pixel[0] = colour[0] + murk
      pixel[1] = colour[1] + murk
      pixel[2] = colour[2] + murk
    })
    const { random, width, height } = view
    const unit = unitOf(view)
    paintRidge(context, view, {
      base: 1,
      height: 0.24,
      scale: 1.6,
      lit: [38, 98, 118],
      shadow: [8, 44, 72],
      sharpness: 0.6,
      haze: [22, 92, 124],
      hazeAmount: 0.45,
      part: 3,
    })
    for (let i = 0; i < 26; i++) {
      const coral = (
        [
          [196, 86, 96],
          [214, 142, 84],
          [126, 88, 150],
          [86, 150, 120],
          [206, 180, 110],
        ] as const
      )[i % 5] ?? [200, 100, 90]
      const size = unit * (0.08 + 0.12 * random())
      leaves(context, random, {
        x: random() * width,
        y: (0.93 + 0.08 * random()) * height,
        width: size,
        height: size * 1.2,
        count: 120,
        size: unit * 0.008,
        dark: mix(scaled(coral, 0.4), [14, 70, 100], 0.45),
        light: mix(coral, [60, 140, 160], 0.4),
      })
    }
  },
  animate(context, view, seconds) {
    drawBeams(context, view, seconds)
    drawFish(context, view, seconds)
  },
  particles: {
    count: 46,
    size: 0.012,
    colour: [206, 244, 250],
    alpha: 0.45,
    fall: -0.14,
    drift: 0.01,
    swing: 0.03,
  },
}

export default underwater

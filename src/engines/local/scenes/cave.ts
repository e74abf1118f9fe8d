import { fractal, ridged } from '../painting/noise.ts'
import { paintGround } from './brushes/ground.ts'
import { lightsOf } from './brushes/lights.ts'
import { shade } from './brushes/shade.ts'
import { drawBokeh, glow, lamp, vignette } from './brushes/shine.ts'
import { css, mix, smoothstep, unitOf } from './brushes/tones.ts'
import type { Scene } from './scene.ts'

const cave: Scene = {
  name: 'cave',
  title: 'underground cavern',
  phrases: ['cave', 'cavern', 'underground cavern', 'underground', 'grotto', 'crystal cave'],
  near: ['mine', 'tunnel'],
  group: 'nature',
  light: { colour: [255, 224, 190], level: 0.34, contrast: 1.12 },
  defocus: 8,
  horizon: 0.7,
  paint(context, view) {
    const { random, width, height } = view
    const unit = unitOf(view)
    shade(context, view, {}, (x, y, pixel) => {
      const wide = width / unit
      const high = height / unit
      const u = (x - wide * 0.54) / (wide * 0.22)
      const v = (y - high * 0.46) / (high * 0.26)
      const edge = Math.hypot(u, v) + (fractal(x * 3, y * 3, 5) - 0.5) * 0.7
      const rock = ridged(x * 2.6 + fractal(x * 2, y * 2, 3), y * 2.2, 6)
      const near = Math.exp(-Math.max(0, edge - 1) * 0.85)
      const stone = mix([16, 13, 14], mix([104, 82, 66], [214, 178, 140], near), rock * (0.25 + 0.75 * near))
      const day = mix([196, 214, 214], [236, 240, 226], smoothstep(0.2, -0.6, v))
      const tone = mix(day, stone, smoothstep(0.86, 1.04, edge))
      pixel[0] = tone[0]
      pixel[1] = tone[1]
      pixel[2] = tone[2]
    })
    for (let i = 0; i < 40; i++) {
      const x = random() * width
      const length = unit * (0.06 + 0.22 * random() ** 2)
      const wide = unit * (0.012 + 0.03 * random())
      const stone = context.createLinearGradient(x - wide, 0, x + wide, 0)
      stone.addColorStop(0, css([78, 62, 52]))
      stone.addColorStop(1, css([20, 16, 16]))
      context.fillStyle = stone
      context.beginPath()
      context.moveTo(x - wide, -2)
      context.quadraticCurveTo(x - wide * 0.3, length * 0.5, x, length)
      context.quadraticCurveTo(x + wide * 0.3, length * 0.5, x + wide, -2)
      context.fill()
    }
    paintGround(context, view, {
      horizon: 0.7,
      dark: [26, 21, 20],
      light: [112, 92, 76],
      haze: [176, 160, 138],
      hazeReach: 0.06,
      grain: 1,
      patches: 0.7,
    })
    for (const [x, y] of [
      [0.16, 0.6],
      [0.87, 0.56],
    ] as const) {
      lamp(view, x * width, y * height, unit * 0.01, [255, 180, 92], 10)
      glow(lightsOf(view), x * width, y * height, unit * 0.4, [255, 150, 70], 0.22)
    }
    vignette(context, view, 0.5)
  },
  animate(context, view, seconds) {
    drawBokeh(context, view, seconds, {
      count: 6,
      colours: [[255, 180, 100]],
      size: 0.014,
      top: 0.55,
      bottom: 0.6,
      alpha: 0.25,
      flicker: 0.9,
    })
  },
  particles: {
    count: 40,
    size: 0.006,
    colour: [255, 240, 210],
    alpha: 0.35,
    fall: 0.008,
    drift: 0.012,
    swing: 0.02,
    light: true,
  },
}

export default cave

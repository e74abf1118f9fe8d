import { paintSkyline } from './brushes/buildings.ts'
import { paintGround } from './brushes/ground.ts'
import { drawBokeh, lamp } from './brushes/shine.ts'
import { paintSky } from './brushes/sky.ts'
import { block, createSpace } from './brushes/space.ts'
import { unitOf } from './brushes/tones.ts'
import type { Scene } from './scene.ts'

const rooftopNight: Scene = {
  name: 'rooftop-night',
  title: 'rooftop at night',
  phrases: [
    'rooftop',
    'roof',
    'rooftop at night',
    'roof of a skyscraper',
    'roof of a skyscraper with city lights in the background',
    'roof terrace',
    'rooftop bar',
    'skyline at night',
    'city skyline at night',
    'night skyline',
    'cityscape at night',
    'roof top',
  ],
  near: ['balcony', 'penthouse'],
  group: 'city',
  light: { colour: [255, 222, 200], level: 0.3, contrast: 1.1 },
  defocus: 14,
  horizon: 0.62,
  paint(context, view) {
    paintSky(context, view, {
      stops: [
        [0, [10, 14, 36]],
        [0.55, [40, 40, 84]],
        [0.85, [120, 78, 108]],
        [1, [196, 118, 104]],
      ],
      horizon: 0.64,
    })
    for (const [base, height, tower, haze, lit] of [
      [0.63, 0.24, 0.05, 0.6, 0.4],
      [0.65, 0.36, 0.08, 0.34, 0.42],
      [0.7, 0.44, 0.13, 0.08, 0.4],
    ] as const) {
      paintSkyline(context, view, {
        base,
        height,
        tower,
        colour: [26, 30, 50],
        haze: [132, 88, 104],
        hazeAmount: haze,
        lit,
        lamp: [255, 204, 130],
      })
    }
    paintGround(context, view, {
      horizon: 0.69,
      dark: [26, 26, 34],
      light: [66, 62, 70],
      haze: [52, 48, 62],
      hazeReach: 0.1,
      grain: 1.6,
    })
    const space = createSpace(context, view, { horizon: 0.62, eye: 1.6 })
    block(space, { left: -30, right: 30, bottom: 0, top: 0.9, near: 9, far: 9.4, colour: [52, 50, 60] })
    const unit = unitOf(view)
    for (let line = 0; line < 3; line++) {
      for (let i = 0; i <= 16; i++) {
        const t = i / 16
        lamp(
          view,
          t * view.width,
          (0.06 + 0.1 * line + 0.2 * t * (1 - t)) * view.height,
          unit * 0.004,
          [255, 196, 112],
          6,
        )
      }
    }
  },
  animate(context, view, seconds) {
    drawBokeh(context, view, seconds, {
      count: 26,
      colours: [
        [255, 210, 140],
        [255, 240, 220],
        [255, 90, 70],
        [150, 200, 255],
      ],
      size: 0.018,
      top: 0.3,
      bottom: 0.64,
      alpha: 0.3,
      flicker: 0.85,
    })
  },
}

export default rooftopNight

import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Air, Atmosphere } from '../atmosphere.ts'
import { type Depth, eachParticle } from '../matter/particles.ts'
import { drawTurned, sprite } from '../matter/sprites.ts'

/** Lamps, candles, a few signs. */
const COLOURS = [
  '255, 190, 96',
  '255, 214, 150',
  '255, 150, 70',
  '255, 120, 140',
  '120, 200, 255',
  '255, 236, 200',
] as const

const lights = COLOURS.map((colour) => sprite(72, (context) => paintLight(context, colour)))

const bokeh: Atmosphere = {
  name: 'bokeh',
  title: 'bokeh lights',
  phrases: [
    'bokeh light',
    'bokeh',
    'blurred light',
    'out of focus light',
    'fairy light',
    'string light',
    'soft light orb',
    'light orb',
  ],
  blend: 'screen',
  behind: (context, air) => shine(context, air, 1, { near: 1, far: 2.4 }, 60, 0.9),
  inFront: (context, air) => shine(context, air, 2, { near: 0.6, far: 0.95 }, 8, 0.4),
}

export default bokeh

function shine(context: SKRSContext2D, air: Air, layer: number, depth: Depth, count: number, light: number): void {
  const flight = { count, depth, wind: 0.012, fall: -0.006, spread: 0.8, sway: 0.02, swayRate: 0.08 }
  context.globalCompositeOperation = 'lighter'
  eachParticle(air, layer, flight, ({ x, y, scale, age, a, b, c }) => {
    const picture = lights[Math.floor(c * lights.length)]
    if (!picture) return
    const breath = 0.55 + 0.45 * Math.sin(age * (0.5 + 0.9 * a) + 6 * b)
    const side = scale * (0.07 + 0.09 * b)
    drawTurned(context, picture, {
      x,
      y,
      side,
      turn: 0,
      squeeze: 1,
      opacity: Math.min(1, light * breath * (0.5 + 0.5 * a)),
    })
  })
  context.globalCompositeOperation = 'source-over'
}

/** A point of light far out of focus is an even disc with a slightly brighter rim. */
function paintLight(context: SKRSContext2D, colour: string): void {
  const disc = context.createRadialGradient(0, 0, 0, 0, 0, 34)
  disc.addColorStop(0, `rgba(${colour}, 0.5)`)
  disc.addColorStop(0.8, `rgba(${colour}, 0.62)`)
  disc.addColorStop(0.92, `rgba(${colour}, 0.9)`)
  disc.addColorStop(1, `rgba(${colour}, 0)`)
  context.fillStyle = disc
  context.beginPath()
  context.arc(0, 0, 34, 0, 2 * Math.PI)
  context.fill()
}

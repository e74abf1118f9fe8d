import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Air, Atmosphere } from '../atmosphere.ts'
import { blurAt, type Depth, eachParticle } from '../matter/particles.ts'
import { blurredSprites, drawTurned } from '../matter/sprites.ts'

const SIDE = 96
const BLUR_STEP = 1.6

const pictures = blurredSprites(SIDE, 4, BLUR_STEP, paintBubble)

const bubbles: Atmosphere = {
  name: 'bubbles',
  title: 'soap bubbles',
  phrases: ['bubble', 'soap bubble', 'floating bubble', 'rising bubble', 'bubble in the air'],
  blend: 'over',
  behind: (context, air) => float(context, air, 1, { near: 1, far: 2.4 }, 40),
  inFront: (context, air) => float(context, air, 2, { near: 0.45, far: 0.95 }, 7),
}

export default bubbles

function float(context: SKRSContext2D, air: Air, layer: number, depth: Depth, count: number): void {
  const flight = { count, depth, wind: 0.025, fall: -0.06, spread: 0.6, sway: 0.03, swayRate: 0.2 }
  eachParticle(air, layer, flight, ({ x, y, scale, distance, age, b, c }) => {
    const side = scale * (0.034 + 0.07 * b * b) * 1.12
    const blur = (blurAt(distance, 0.006) * scale * SIDE) / side
    const picture = pictures[Math.min(pictures.length - 1, Math.round(blur / BLUR_STEP / 2))]
    if (!picture) return
    // A bubble trembles as it drifts.
    const squeeze = 1 + 0.04 * Math.sin(age * (3 + 2 * c))
    drawTurned(context, picture, { x, y, side, turn: 0.3 * Math.sin(age + 6 * c), squeeze, opacity: 0.9 })
  })
}

/** A thin film: clear in the middle, colours of interference towards the rim, the window reflected twice. */
function paintBubble(context: SKRSContext2D): void {
  const radius = 42
  const film = context.createRadialGradient(0, 0, radius * 0.5, 0, 0, radius)
  film.addColorStop(0, 'rgba(255, 255, 255, 0.02)')
  film.addColorStop(0.62, 'rgba(180, 220, 255, 0.07)')
  film.addColorStop(0.8, 'rgba(255, 170, 225, 0.26)')
  film.addColorStop(0.9, 'rgba(150, 240, 235, 0.42)')
  film.addColorStop(0.97, 'rgba(255, 250, 235, 0.75)')
  film.addColorStop(1, 'rgba(255, 255, 255, 0)')
  context.fillStyle = film
  context.beginPath()
  context.arc(0, 0, radius, 0, 2 * Math.PI)
  context.fill()
  context.lineCap = 'round'
  context.strokeStyle = 'rgba(255, 255, 255, 0.85)'
  context.lineWidth = 5
  context.beginPath()
  context.arc(0, 0, radius * 0.74, Math.PI * 1.12, Math.PI * 1.34)
  context.stroke()
  context.strokeStyle = 'rgba(255, 255, 255, 0.4)'
  context.lineWidth = 3
  context.beginPath()
  context.arc(0, 0, radius * 0.78, Math.PI * 0.12, Math.PI * 0.36)
  context.stroke()
}

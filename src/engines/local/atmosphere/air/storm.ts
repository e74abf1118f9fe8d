import type { SKRSContext2D } from '@napi-rs/canvas'
import { randomFrom } from '../../painting/random.ts'
import type { Air, Atmosphere } from '../atmosphere.ts'
import { drawDownpour } from '../matter/downpour.ts'
import { drawHaze } from '../matter/haze.ts'
import { BEHIND, IN_FRONT, unitOf } from '../matter/particles.ts'
import { softly } from '../matter/soft.ts'

/** Seconds that hold one flash each; short clips must see one, too. */
const PERIOD = 1.9

const storm: Atmosphere = {
  name: 'storm',
  title: 'thunderstorm',
  phrases: ['storm', 'thunderstorm', 'lightning', 'lightning bolt', 'thunder', 'lightning strike', 'stormy weather'],
  blend: 'over',
  grade: (strength) =>
    `eq=saturation=${(1 - 0.4 * strength).toFixed(3)}:gamma=${(1 - 0.2 * strength).toFixed(3)}:contrast=${(1 + 0.05 * strength).toFixed(3)}`,
  behind(context, air) {
    const colour = [98, 108, 124] as const
    drawHaze(context, air, { colour, base: 0.22, clouds: 0.25, top: 1, drift: 0.25, size: 1.4, layer: 1 })
    const flash = flashAt(air)
    if (flash.bolt > 0.05) drawBolt(context, air, flash)
    flood(context, air, 0.42 * flash.light)
    drawDownpour(context, air, { count: 620, depth: BEHIND, wind: 0.75, layer: 2, opacity: 0.5 })
  },
  inFront(context, air) {
    flood(context, air, 0.1 * flashAt(air).light)
    drawDownpour(context, air, { count: 80, depth: IN_FRONT, wind: 0.75, layer: 3, opacity: 0.38 })
  },
}

export default storm

interface Flash {
  /** How bright the air and the bolt itself are, 0–1. */
  light: number
  bolt: number
  /** Decides the shape of this bolt. */
  seed: number
}

/** One flash of two or three strokes at some moment of each period; light lingers longer than the bolt. */
function flashAt({ seconds, seed, strength }: Air): Flash {
  const period = Math.floor(seconds / PERIOD)
  const flashSeed = seed * 131 + period * 17 + 5
  const random = randomFrom(flashSeed)
  let stroke = period * PERIOD + (0.2 + 0.45 * random()) * PERIOD
  let [light, bolt] = [0, 0]
  for (let strokes = 2 + Math.round(random()); strokes > 0; strokes--) {
    const since = seconds - stroke
    if (since >= 0) {
      light = Math.max(light, Math.exp(-since / 0.09))
      bolt = Math.max(bolt, Math.exp(-since / 0.06))
    }
    stroke += 0.09 + 0.08 * random()
  }
  return { light: Math.min(1, light * strength), bolt, seed: flashSeed }
}

function flood(context: SKRSContext2D, { width, height }: Air, opacity: number): void {
  if (opacity < 0.005) return
  context.fillStyle = `rgba(206, 218, 255, ${Math.min(0.8, opacity)})`
  context.fillRect(0, 0, width, height)
}

function drawBolt(context: SKRSContext2D, air: Air, { bolt, seed }: Flash): void {
  const random = randomFrom(seed + 3)
  const unit = unitOf(air)
  const path: number[][] = []
  const start = air.width * (0.12 + 0.76 * random())
  branch(random, path, { x: start, y: -0.02 * unit, heading: 0, length: 0.62 * unit, width: 1, unit })
  softly(context, air, HALO_SHRINK, (paper) => {
    paper.scale(1 / HALO_SHRINK, 1 / HALO_SHRINK)
    drawLine(paper, path, 0.034 * unit, `rgba(170, 188, 255, ${0.12 * bolt})`)
    drawLine(paper, path, 0.015 * unit, `rgba(190, 204, 255, ${0.3 * bolt})`)
  })
  drawLine(context, path, 0.0034 * unit, `rgba(255, 255, 255, ${bolt})`)
}

const HALO_SHRINK = 5

function drawLine(context: SKRSContext2D, path: readonly number[][], width: number, colour: string): void {
  context.lineCap = 'round'
  context.strokeStyle = colour
  for (const [fromX = 0, fromY = 0, toX = 0, toY = 0, thickness = 1] of path) {
    context.lineWidth = width * thickness
    context.beginPath()
    context.moveTo(fromX, fromY)
    context.lineTo(toX, toY)
    context.stroke()
  }
}

interface Branch {
  x: number
  y: number
  /** Radians from straight down. */
  heading: number
  length: number
  width: number
  unit: number
}

/** A jagged line that forks now and then into thinner and shorter ones. */
function branch(random: () => number, path: number[][], { x, y, heading, length, width, unit }: Branch): void {
  let [atX, atY, left] = [x, y, length]
  while (left > 0) {
    const step = unit * (0.012 + 0.03 * random())
    const turn = heading + (random() - 0.5) * 1.7
    const [toX, toY] = [atX + Math.sin(turn) * step, atY + Math.cos(turn) * step]
    path.push([atX, atY, toX, toY, width * (0.45 + 0.55 * (left / length))])
    if (width > 0.3 && random() < 0.2) {
      const away = heading + (random() < 0.5 ? -1 : 1) * (0.4 + 0.5 * random())
      branch(random, path, { x: toX, y: toY, heading: away, length: left * 0.45, width: width * 0.5, unit })
    }
    atX = toX
    atY = toY
    left -= step
  }
}

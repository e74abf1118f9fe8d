import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../../colour.ts'
import { fractal } from '../../painting/noise.ts'
import type { View } from '../scene.ts'
import { css, mix, scaled, unitOf } from './tones.ts'

export interface Foliage {
  dark: Rgb
  light: Rgb
}

type Random = View['random']

/** A conifer: a stack of drooping, ragged boughs, darker below; snow lies on them where a colour is given. */
export function conifer(
  context: SKRSContext2D,
  random: Random,
  tree: { x: number; base: number; height: number; snow?: Rgb } & Foliage,
): void {
  const { x, base, height, dark, light, snow } = tree
  const tiers = Math.max(9, Math.round(height / 3.6))
  const reach = height * (0.17 + 0.05 * random())
  context.fillStyle = css(scaled(dark, 0.6))
  context.fillRect(x - height * 0.012, base - height * 0.12, height * 0.024, height * 0.12)
  for (let tier = tiers; tier >= 0; tier--) {
    const t = tier / tiers
    const y = base - height * (1 - t * 0.9)
    const half = reach * (0.06 + t) * (0.8 + 0.4 * random())
    const drop = (height / tiers) * (1.1 + random())
    const shade = mix(dark, light, 0.15 + 0.6 * random() * (1 - 0.5 * t))
    for (const side of [-1, 1]) {
      context.fillStyle = css(side < 0 ? mix(shade, light, 0.25) : scaled(shade, 0.85))
      bough(context, x, y, side * half * (0.8 + 0.4 * random()), drop)
      if (snow && random() < 0.7) {
        context.fillStyle = css(mix(snow, dark, side < 0 ? 0.02 : 0.25 + 0.1 * random()))
        bough(context, x, y - drop * 0.12, side * half * (0.3 + 0.6 * random()), drop * (0.25 + 0.4 * random()))
      }
    }
  }
}

function bough(context: SKRSContext2D, x: number, y: number, reach: number, drop: number): void {
  context.beginPath()
  context.moveTo(x, y - drop * 0.5)
  context.quadraticCurveTo(x + reach * 0.6, y + drop * 0.15, x + reach, y + drop)
  context.quadraticCurveTo(x + reach * 0.5, y + drop * 0.75, x, y + drop * 0.7)
  context.fill()
}

/** Leaves in clumps: light on top of each clump, dark below, gaps between. Dimensions in pixels. */
export function leaves(
  context: SKRSContext2D,
  random: Random,
  crown: { x: number; y: number; width: number; height: number; count: number; size: number } & Foliage,
): void {
  const { x, y, width, height, count, size, dark, light } = crown
  const clumps = Math.max(4, Math.round(count / 40))
  for (let clump = 0; clump < clumps; clump++) {
    const angle = random() * 2 * Math.PI
    const away = Math.sqrt(random())
    const centreX = x + Math.cos(angle) * away * width * 0.42
    const centreY = y + Math.sin(angle) * away * height * 0.42
    const clumpWidth = width * (0.14 + 0.14 * random())
    const clumpHeight = height * (0.1 + 0.12 * random())
    const lift = 0.5 - (0.45 * (centreY - y)) / height + 0.3 * (random() - 0.5)
    for (let leaf = 0; leaf < count / clumps; leaf++) {
      const across = random() + random() - 1
      const down = random() + random() - 1
      const lit = Math.min(1, Math.max(0, lift - 0.45 * down + 0.35 * (random() - 0.5)))
      context.fillStyle = css(mix(dark, light, lit), 0.9)
      context.beginPath()
      const radius = size * (0.5 + random())
      context.ellipse(
        centreX + across * clumpWidth,
        centreY + down * clumpHeight,
        radius,
        radius * 0.7,
        random() * 3,
        0,
        6.3,
      )
      context.fill()
    }
  }
}

/** A broad-leaved tree: a trunk that forks, and a crown. */
export function broadleaf(
  context: SKRSContext2D,
  random: Random,
  tree: { x: number; base: number; height: number; bark: Rgb; leaf?: number; density?: number } & Foliage,
): void {
  const { x, base, height, bark, dark, light, density = 1 } = tree
  branches(context, random, {
    x,
    y: base,
    length: height * 0.34,
    angle: -Math.PI / 2,
    width: height * 0.045,
    bark,
    depth: 4,
  })
  const size = tree.leaf ?? Math.max(1.2, height * 0.014)
  const crown = { x, y: base - height * 0.66, width: height * 0.8, height: height * 0.66, size, dark, light }
  leaves(context, random, { ...crown, count: 900 * density })
}

/** Boughs that fork into twigs, each lit from the left. */
export function branches(
  context: SKRSContext2D,
  random: Random,
  branch: { x: number; y: number; length: number; angle: number; width: number; bark: Rgb; depth: number },
): void {
  const { x, y, length, angle, width, bark, depth } = branch
  const endX = x + Math.cos(angle) * length
  const endY = y + Math.sin(angle) * length
  context.lineCap = 'round'
  context.lineWidth = Math.max(0.7, width)
  context.strokeStyle = css(scaled(bark, 0.75 + 0.4 * random()))
  context.beginPath()
  context.moveTo(x, y)
  context.quadraticCurveTo((x + endX) / 2 + (random() - 0.5) * length * 0.2, (y + endY) / 2, endX, endY)
  context.stroke()
  if (depth === 0) return
  const forks = 2 + Math.floor(random() * 1.6)
  for (let fork = 0; fork < forks; fork++) {
    const turn = (random() - 0.5) * 1.5
    const next = {
      x: endX,
      y: endY,
      length: length * (0.62 + 0.2 * random()),
      angle: angle + turn,
      bark,
      depth: depth - 1,
    }
    branches(context, random, { ...next, width: width * 0.62 })
  }
}

/** A tall trunk with rough bark, round by its shading; lit from the left. */
export function trunk(
  context: SKRSContext2D,
  random: Random,
  tree: { x: number; top: number; base: number; width: number; dark: Rgb; light: Rgb },
): void {
  const { x, top, base, width, dark, light } = tree
  const lean = (random() - 0.5) * width * 1.5
  const part = random() * 90
  for (let y = top; y < base; y += 2) {
    const down = (y - top) / (base - top)
    const flare = 1 + 0.5 * Math.max(0, down - 0.9) * 10
    const half = (width / 2) * (0.75 + 0.25 * down) * flare
    const centre = x + lean * (1 - down) + (fractal(y * 0.02, part, 2) - 0.5) * width * 0.5
    const bark = 0.7 + 0.6 * fractal(y * 0.12, part, 3)
    const fill = context.createLinearGradient(centre - half, 0, centre + half, 0)
    fill.addColorStop(0, css(scaled(mix(dark, light, 0.75), bark)))
    fill.addColorStop(0.35, css(scaled(light, bark)))
    fill.addColorStop(1, css(scaled(dark, bark)))
    context.fillStyle = fill
    context.fillRect(centre - half, y, half * 2, 2.6)
  }
}

/** A palm that leans: a ringed trunk and a burst of drooping fronds. */
export function palm(
  context: SKRSContext2D,
  random: Random,
  tree: { x: number; base: number; height: number; lean: number; bark: Rgb } & Foliage,
): void {
  const { x, base, height, lean, bark, dark, light } = tree
  const at = (t: number): [number, number] => [x + lean * height * t * t, base - height * t]
  for (let i = 0; i < 60; i++) {
    const [fromX, fromY] = at(i / 60)
    const [toX, toY] = at((i + 1.3) / 60)
    context.lineWidth = height * (0.034 - 0.012 * (i / 60))
    context.strokeStyle = css(scaled(bark, i % 3 === 0 ? 0.75 : 0.95 + 0.15 * random()))
    context.beginPath()
    context.moveTo(fromX, fromY)
    context.lineTo(toX, toY)
    context.stroke()
  }
  const [topX, topY] = at(1)
  for (let i = 0; i < 15; i++) {
    const angle = -0.35 + (i / 14) * (Math.PI + 0.7) + (random() - 0.5) * 0.2
    frond(
      context,
      random,
      topX,
      topY,
      -Math.cos(angle),
      -Math.sin(angle),
      height * (0.34 + 0.14 * random()),
      mix(dark, light, random()),
    )
  }
}

function frond(
  context: SKRSContext2D,
  random: Random,
  x: number,
  y: number,
  across: number,
  up: number,
  length: number,
  colour: Rgb,
): void {
  for (let i = 2; i < 42; i++) {
    const t = i / 42
    const px = x + across * length * t
    const py = y + up * length * t * 0.7 + length * 0.75 * t * t
    const leaf = length * 0.3 * Math.sin(Math.PI * Math.min(1, 0.15 + t * 0.85)) * (0.7 + 0.5 * random())
    context.strokeStyle = css(scaled(colour, 0.75 + 0.5 * random()))
    context.lineWidth = Math.max(0.8, length * 0.013)
    context.beginPath()
    context.moveTo(px, py)
    context.lineTo(px + across * leaf * 0.4 + (random() - 0.5) * 2, py + leaf * (0.75 + 0.3 * random()))
    context.stroke()
  }
}

/** A row of trees far away, as one ragged mass. */
export function treeline(
  context: SKRSContext2D,
  view: View,
  line: { base: number; height: number; haze: Rgb; hazeAmount: number; conifers?: number; snow?: Rgb } & Foliage,
): void {
  const { base, height, haze, hazeAmount, conifers = 0, snow } = line
  const dark = mix(line.dark, haze, hazeAmount)
  const light = mix(line.light, haze, hazeAmount)
  const unit = unitOf(view)
  const tall = height * unit
  const foot = base * view.height
  for (let x = -tall; x < view.width + tall; x += tall * (0.22 + 0.25 * view.random())) {
    const size = tall * (0.55 + 0.45 * view.random())
    const tone = view.random() * 0.3
    const foliage = { dark: mix(dark, haze, tone * 0.5), light: mix(light, haze, tone * 0.5) }
    if (view.random() < conifers) {
      const lying = snow ? { snow: mix(snow, haze, hazeAmount * 0.6) } : {}
      conifer(context, view.random, { x, base: foot, height: size * 1.25, ...foliage, ...lying })
    } else {
      const crown = { x, y: foot - size * 0.5, width: size * 1.1, height: size * 0.95 }
      leaves(context, view.random, { ...crown, count: 150, size: Math.max(1.3, size * 0.05), ...foliage })
    }
  }
}

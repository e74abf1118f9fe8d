import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Rgb } from '../colour.ts'
import type { Picture } from '../compose/picture.ts'
import { Discs } from '../kernels/discs.ts'
import { Stretch } from '../kernels/stretch.ts'
import { randomFrom } from '../painting/random.ts'
import { createSurface, type Surface } from '../painting/surface.ts'
import type { TimeOfDay } from '../plan.ts'
import { type Particles, scatterParticles } from './brushes/particles.ts'
import { mix } from './brushes/tones.ts'
import { relightingOf } from './relight.ts'
import type { Scene, SceneLight, View } from './scene.ts'
import { paintStill } from './still.ts'

export interface BackdropSettings {
  width: number
  height: number
  /** The same seed gives the same place, pixel by pixel. */
  seed: number
  /** Null leaves the place as it is painted. */
  time: TimeOfDay | null
}

/** A place as a picture behind people, as the camera sees it at every moment. */
export interface Backdrop {
  light: SceneLight
  /** Of the frame while nothing is panned, from the top, 0–1. */
  horizon: number | null
  /**
   * The picture at a moment, overwritten by the next call.
   * @param pan how far the place has moved right and down, as fractions of the frame; eases to a stop at the margin
   */
  at(seconds: number, pan: { x: number; y: number }): Picture
  close(): void
}

/** Of the frame on every side, for the camera's own movement. */
const MARGIN = 0.06

/** Pixels that are painted: what stands behind people is out of focus, so more would cost time and show nothing. */
const PAINTED_PIXELS = 576 * 324

const NEUTRAL: Rgb = [1, 1, 1]

/** Paints a place once; every moment then costs a copy, what moves, and an enlargement. */
export function createBackdrop(scene: Scene, { width, height, seed, time }: BackdropSettings): Backdrop {
  const shown = paintedSize(width, height)
  const relighting = relightingOf(scene, time)
  const view: View = {
    width: Math.ceil(shown.width * (1 + 2 * MARGIN)),
    height: Math.ceil(shown.height * (1 + 2 * MARGIN)),
    random: randomFrom(seed),
    time: relighting.time,
  }
  const still = paintStill(scene, view, relighting)
  // One more each way than is shown: the place is drawn at whole pixels, and seen from between them.
  const drawn = { width: shown.width + 1, height: shown.height + 1 }
  const visible = createSurface(drawn.width, drawn.height)
  const moving = scene.animate && relighting.exposure ? createSurface(drawn.width, drawn.height) : null
  const stretch = new Stretch(drawn, { width, height })
  const floating = scene.particles && floatingOf(scene.particles, view, relighting.exposure)
  const edge = { x: (view.width - shown.width) / 2, y: (view.height - shown.height) / 2 }

  /** The place with all that moves, with the view's corner at whole pixels. */
  const draw = (seconds: number, x: number, y: number) => {
    visible.context.drawImage(still, x, y)
    if (moving) {
      moving.context.clearRect(0, 0, drawn.width, drawn.height)
      drawMoving(scene, view, moving.context, seconds, x, y)
      dim(moving, relighting.exposure ?? NEUTRAL)
      visible.context.drawImage(moving.canvas, 0, 0)
    } else {
      drawMoving(scene, view, visible.context, seconds, x, y)
    }
    stretch.take(visible.canvas)
  }
  /** Where it was drawn last. */
  let corner: { x: number; y: number } | null = null

  return {
    light: relighting.light,
    horizon: scene.horizon === null ? null : (scene.horizon * view.height - edge.y) / shown.height,
    at(seconds, pan) {
      const [left, top] = [-edge.x + eased(pan.x * shown.width, edge.x), -edge.y + eased(pan.y * shown.height, edge.y)]
      const [x, y] = [Math.ceil(left), Math.ceil(top)]
      if (scene.animate || x !== corner?.x || y !== corner.y) draw(seconds, x, y)
      corner = { x, y }
      const place = { ...shown, x: x - left, y: y - top }
      return stretch.pictureOf(place, floating?.(seconds, corner), scene.particles?.light)
    },
    close: () => {},
  }
}

/** About `PAINTED_PIXELS` in the frame's shape, never larger than the frame. */
function paintedSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, Math.sqrt(PAINTED_PIXELS / (width * height)))
  return { width: Math.max(2, Math.round(width * scale)), height: Math.max(2, Math.round(height * scale)) }
}

/** Follows at first and never passes the limit. */
function eased(distance: number, limit: number): number {
  return limit * Math.tanh(distance / limit)
}

function drawMoving(scene: Scene, view: View, context: SKRSContext2D, seconds: number, x: number, y: number): void {
  context.save()
  context.translate(x, y)
  scene.animate?.(context, view, seconds)
  context.restore()
}

/** Particles as discs of a moment, in the light of the time of day; overwritten by the next. */
function floatingOf(particles: Particles, view: View, exposure: Rgb | null) {
  const { strength, dark } = exposure ? shadeOf(exposure) : { strength: 0, dark: NEUTRAL }
  const shaded = { ...particles, colour: mix(particles.colour, dark, strength) }
  const discs = new Discs()
  return (seconds: number, moved: { x: number; y: number }): Discs => {
    discs.clear()
    scatterParticles(shaded, view, seconds, moved, discs)
    return discs
  }
}

/** Gives what moves the light of another time of day, only where something is drawn. */
function dim({ context, canvas }: Surface, exposure: Rgb): void {
  const { strength, dark } = shadeOf(exposure)
  context.globalCompositeOperation = 'source-atop'
  context.fillStyle = `rgba(${dark.map(Math.round).join(', ')}, ${strength})`
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.globalCompositeOperation = 'source-over'
}

/** What a time of day puts over things that move: a dark colour, 0–255, and how much of it. */
function shadeOf(exposure: Rgb): { strength: number; dark: Rgb } {
  const strength = 1 - Math.min(1, (0.2126 * exposure[0] + 0.7152 * exposure[1] + 0.0722 * exposure[2]) ** (1 / 2.2))
  const peak = Math.max(...exposure)
  return { strength, dark: [(40 * exposure[0]) / peak, (40 * exposure[1]) / peak, (40 * exposure[2]) / peak] }
}

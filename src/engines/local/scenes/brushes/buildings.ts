import type { Rgb } from '../../colour.ts'
import type { View } from '../scene.ts'
import { lightsOf } from './lights.ts'
import { block, face, type Space } from './space.ts'
import { css, mix, scaled } from './tones.ts'

export interface House {
  left: number
  right: number
  near: number
  far: number
  height: number
  colour: Rgb
  /** Metres from floor to floor and from window to window. */
  storey: number
  bay: number
  glass: Rgb
  /** Share of the windows with light in them. */
  lit: number
  lamp: Rgb
  /** Snow or dust on the roof and the sills. */
  cover?: Rgb
  /** A lit shop on the ground floor. */
  shop?: Rgb
}

/** A house with windows on the side that faces the street and on the one that faces the camera. */
export function house(space: Space, random: View['random'], place: House): void {
  const { left, right, near, far, height, colour, cover } = place
  block(space, { left, right, bottom: 0, top: height, near, far, colour, front: 0.8, side: 0.68 })
  const streetSide = Math.abs(left) < Math.abs(right) ? left : right
  sideWindows(space, random, place, streetSide)
  frontWindows(space, random, place)
  if (place.shop) shopFront(space, random, place, streetSide)
  if (cover)
    block(space, { left: left - 0.2, right: right + 0.2, bottom: height, top: height + 0.35, near, far, colour: cover })
}

function sideWindows(space: Space, random: View['random'], place: House, x: number): void {
  const { near, far, height, storey, bay } = place
  for (let y = storey * (place.shop ? 1.45 : 0.4); y < height - storey * 0.8; y += storey) {
    for (let z = near + bay * 0.3; z < far - bay * 0.7; z += bay) {
      const [low, high, start, end] = [y, y + storey * 0.55, z, z + bay * 0.5]
      glazed(space, random, place, [
        [x, high, start],
        [x, high, end],
        [x, low, end],
        [x, low, start],
      ])
      if (place.cover)
        face(
          space,
          [
            [x, low, start],
            [x, low, end],
            [x, low - 0.14, end],
            [x, low - 0.14, start],
          ],
          place.cover,
        )
    }
  }
}

function frontWindows(space: Space, random: View['random'], place: House): void {
  const { left, right, near, height, storey, bay } = place
  for (let y = storey * 0.4; y < height - storey * 0.8; y += storey) {
    for (let x = left + bay * 0.25; x < right - bay * 0.6; x += bay) {
      const [low, high, end] = [y, y + storey * 0.55, x + bay * 0.5]
      glazed(space, random, place, [
        [x, high, near],
        [end, high, near],
        [end, low, near],
        [x, low, near],
      ])
    }
  }
}

/** A pane: dark with a trace of the sky, or with a lamp behind it. */
function glazed(space: Space, random: View['random'], place: House, corners: Parameters<typeof face>[1]): void {
  const tone = random()
  if (random() < place.lit) {
    const colour = mix(place.lamp, [255, 255, 255], tone * 0.25)
    face(space, corners, scaled(colour, 0.42), scaled(colour, 0.26))
    // Most rooms are dim, a few are bright.
    const strength = 0.12 + 0.62 * random() ** 3
    face(space, corners, scaled(colour, strength), scaled(colour, strength * 0.6), lightsOf(space.view))
  } else {
    face(space, corners, mix(place.glass, place.colour, 0.5 * tone), scaled(place.glass, 0.55))
  }
}

function shopFront(space: Space, random: View['random'], { near, far, storey, shop, colour }: House, x: number): void {
  if (!shop) return
  const height = storey * 1.05
  for (let z = near + 0.5; z < far - 1; z += 4.2) {
    const end = Math.min(far - 0.5, z + 3.4)
    const corners = [
      [x, height, z],
      [x, height, end],
      [x, 0.5, end],
      [x, 0.5, z],
    ] as const
    const tone = 0.5 + 0.7 * random()
    face(space, corners, scaled(shop, 0.5 * tone), scaled(shop, 0.24))
    face(space, corners, scaled(shop, 0.5 * tone), scaled(shop, 0.16), lightsOf(space.view))
    // What stands in the window, dark against the lamps.
    for (let thing = 0; thing < 5; thing++) {
      const from = z + (end - z) * random()
      const top = 0.6 + height * 0.6 * random()
      const shape = [
        [x, top, from],
        [x, top, from + 0.5],
        [x, 0.5, from + 0.5],
        [x, 0.5, from],
      ] as const
      face(space, shape, scaled(shop, 0.16 + 0.2 * random()))
    }
    const awning = [
      [x, height + 0.35, z - 0.2],
      [x, height + 0.35, end + 0.2],
      [x, height, end + 0.2],
      [x, height, z - 0.2],
    ] as const
    face(space, awning, mix(scaled(shop, 0.4), colour, random()))
  }
}

export interface Skyline {
  base: number
  /** Of the tallest, 0–1 of the view's height. */
  height: number
  /** Width of a tower, 0–1 of the view's width. */
  tower: number
  colour: Rgb
  haze: Rgb
  hazeAmount: number
  lit: number
  lamp: Rgb
}

/** Towers side by side against the sky, hazier towards their feet, some of their windows lit. */
export function paintSkyline(context: Space['context'], view: View, line: Skyline): void {
  const { base, height, tower, colour, haze, hazeAmount, lit, lamp } = line
  const lights = lightsOf(view)
  const { random } = view
  for (let x = -tower; x < 1; ) {
    const width = tower * (0.5 + random()) * view.width
    const tall = height * view.height * (0.35 + 0.65 * random() ** 1.4)
    const left = x * view.width
    const top = base * view.height - tall
    const tone = mix(scaled(colour, 0.75 + 0.5 * random()), haze, hazeAmount)
    const fill = context.createLinearGradient(0, top, 0, base * view.height)
    fill.addColorStop(0, css(tone))
    fill.addColorStop(1, css(mix(tone, haze, 0.55)))
    context.fillStyle = fill
    context.fillRect(left, top, width, tall)
    context.fillStyle = css(mix(scaled(tone, 0.72), haze, 0.2), 0.7)
    context.fillRect(left + width * 0.62, top, width * 0.38, tall)
    const pane = Math.max(2, width / 9)
    for (let py = top + pane; py < base * view.height - pane; py += pane * 1.5) {
      for (let px = left + pane * 0.6; px < left + width - pane; px += pane * 1.3) {
        if (random() < lit) {
          lights.fillStyle = css(scaled(mix(lamp, [225, 235, 255], random() * 0.5), 0.18 + 0.5 * random() ** 2))
          lights.fillRect(px, py, pane * 0.7, pane * 0.8)
        } else {
          context.fillStyle = css(scaled(tone, 0.8 + 0.35 * random()), 0.55)
          context.fillRect(px, py, pane * 0.7, pane * 0.8)
        }
      }
    }
    x += (width / view.width) * (0.85 + 0.3 * random())
  }
}

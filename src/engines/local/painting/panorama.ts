import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Exposure } from './lens.ts'

/** The CC0 panoramas of @pmndrs/assets, 512×256 pixels all around. */
export type PanoramaName =
  | 'apartment'
  | 'bridge'
  | 'city'
  | 'dawn'
  | 'esplanade'
  | 'forest'
  | 'hall'
  | 'lab'
  | 'lobby'
  | 'night'
  | 'park'
  | 'sky'
  | 'studio'
  | 'sunrise'
  | 'sunset'
  | 'venice'
  | 'warehouse'
  | 'workshop'

const require = createRequire(import.meta.url)

/** A whole sphere of linear light, equirectangular: left to right all around, top to bottom from zenith to nadir. */
export function readPanorama(name: PanoramaName): Exposure {
  const module = readFileSync(require.resolve(`@pmndrs/assets/hdri/${name}.exr.js`), 'latin1')
  const start = module.indexOf('base64,') + 'base64,'.length
  return decodeExr(Buffer.from(module.slice(start, module.indexOf("'", start)), 'base64'))
}

/** OpenEXR to linear light. node-av is loaded only here: scenes are also listed where nothing is drawn. */
function decodeExr(file: Buffer): Exposure {
  const av = require('node-av') as typeof import('node-av')
  const codec = av.Codec.findDecoder(av.AV_CODEC_ID_EXR)
  if (!codec) throw new TypeError('no decoder for OpenEXR')
  const context = new av.CodecContext()
  context.allocContext3(codec)
  const packet = new av.Packet()
  packet.alloc()
  const frame = new av.Frame()
  frame.alloc()
  try {
    av.FFmpegError.throwIfError(context.open2Sync(codec), 'opening OpenEXR')
    packet.data = file
    av.FFmpegError.throwIfError(context.sendPacketSync(packet), 'reading OpenEXR')
    av.FFmpegError.throwIfError(context.receiveFrameSync(frame), 'reading OpenEXR')
    return interleaved(frame)
  } finally {
    frame.free()
    packet.free()
    context.freeContext()
  }
}

/** FFmpeg gives planes of half floats in the order green, blue, red. */
function interleaved({ width, height, data, linesize }: import('node-av').Frame): Exposure {
  const light = new Float32Array(width * height * 3)
  for (const [plane, channel] of [1, 2, 0].entries()) {
    const bytes = data?.[plane]
    if (!bytes) throw new TypeError('an OpenEXR picture without colour')
    for (let row = 0; row < height; row++) {
      for (let x = 0; x < width; x++) {
        light[(row * width + x) * 3 + channel] = halfFloat(bytes.readUInt16LE(row * (linesize[plane] ?? 0) + x * 2))
      }
    }
  }
  return { width, height, light }
}

/** IEEE 754 binary16; infinities, where the sun was, count as the largest number, less than no light as none. */
function halfFloat(bits: number): number {
  const exponent = (bits >> 10) & 31
  if (bits & 0x8000 && exponent < 31) return 0
  const fraction = bits & 1023
  return exponent === 0 ? fraction * 2 ** -24 : (1024 + fraction) * 2 ** (Math.min(30, exponent) - 25)
}

export interface Camera {
  /** Turns right, in degrees. */
  yaw: number
  /** Looks up, in degrees. */
  pitch: number
  /** Height of the view, in degrees. */
  fieldOfView: number
}

/** What a camera in the middle of the sphere sees (rectilinear), interpolated by a cubic B-spline: soft but without squares. */
export function viewOf(panorama: Exposure, width: number, height: number, camera: Camera): Exposure {
  const light = new Float32Array(width * height * 3)
  const focal = height / 2 / Math.tan((camera.fieldOfView * Math.PI) / 360)
  const pitch = (camera.pitch * Math.PI) / 180
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const right = x + 0.5 - width / 2
      const up = height / 2 - y - 0.5
      const forward = focal * Math.cos(pitch) - up * Math.sin(pitch)
      const height3 = focal * Math.sin(pitch) + up * Math.cos(pitch)
      const longitude = Math.atan2(right, forward) / (2 * Math.PI) + camera.yaw / 360
      const latitude = Math.atan2(height3, Math.hypot(right, forward)) / Math.PI
      const column = (longitude - Math.floor(longitude)) * panorama.width - 0.5
      splineAt(panorama, column, (0.5 - latitude) * panorama.height - 0.5, light, (y * width + x) * 3)
    }
  }
  return { width, height, light }
}

const across = new Float64Array(4)
const down = new Float64Array(4)

function splineAt(from: Exposure, x: number, y: number, target: Float32Array, at: number): void {
  const left = Math.floor(x)
  const top = Math.floor(y)
  splineWeights(x - left, across)
  splineWeights(y - top, down)
  let red = 0
  let green = 0
  let blue = 0
  for (let j = 0; j < 4; j++) {
    const row = Math.min(from.height - 1, Math.max(0, top + j - 1)) * from.width
    for (let i = 0; i < 4; i++) {
      const weight = (across[i] ?? 0) * (down[j] ?? 0)
      const source = (row + ((left + i - 1 + from.width) % from.width)) * 3
      red += weight * (from.light[source] ?? 0)
      green += weight * (from.light[source + 1] ?? 0)
      blue += weight * (from.light[source + 2] ?? 0)
    }
  }
  target[at] = red
  target[at + 1] = green
  target[at + 2] = blue
}

/** Uniform cubic B-spline, the four weights at t between the middle two. */
function splineWeights(t: number, weights: Float64Array): void {
  weights[0] = (1 - t) ** 3 / 6
  weights[1] = (3 * t ** 3 - 6 * t ** 2 + 4) / 6
  weights[2] = (-3 * t ** 3 + 3 * t ** 2 + 3 * t + 1) / 6
  weights[3] = t ** 3 / 6
}

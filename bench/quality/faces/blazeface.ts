import { InferenceSession, Tensor } from 'onnxruntime-node'
import type { Picture } from '../../../src/engines/local/compose/picture.ts'
import { warp } from '../warp.ts'

export interface Point {
  x: number
  y: number
}

/** A face in pixels of the picture. */
export interface Face {
  /** 0–1. */
  score: number
  centre: Point
  /** Width or height of its box, the larger. */
  size: number
  /** As seen: left eye, right eye, tip of the nose, middle of the mouth. */
  landmarks: [Point, Point, Point, Point]
}

/** A square of the picture to look at: its corner and side, in pixels. */
export interface Square extends Point {
  side: number
}

/** Input side, and the anchors it is made for: two a cell of 8 × 8 pixels, six a cell of 16 × 16 (Bazarevsky et al. 2019). */
const SIDE = 128
const ANCHORS = [...anchors(8, 2), ...anchors(16, 6)]
/** Box (centre, size) and six landmarks a face. */
const VALUES = 16
/** The score that MediaPipe's short-range detector asks for by default. */
const LOWEST_SCORE = 0.5
/** Boxes that share more than this of their union are the same face. */
const SAME_FACE = 0.3

/** BlazeFace, short range: finds faces that are not much smaller than a tenth of the square. */
export async function openBlazeFace(model: Uint8Array) {
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1, logSeverityLevel: 3 })
  const [input = ''] = session.inputNames
  return {
    /** Best first. */
    async faces(picture: Picture, square: Square): Promise<Face[]> {
      const scale = square.side / SIDE
      const pixels = warp(
        picture,
        { scaleX: scale, scaleY: scale, turn: 0, x: square.x, y: square.y },
        { width: SIDE, height: SIDE },
      )
      for (let i = 0; i < pixels.length; i++) pixels[i] = (pixels[i] ?? 0) / 127.5 - 1
      const outputs = Object.values(await session.run({ [input]: new Tensor('float32', pixels, [1, SIDE, SIDE, 3]) }))
      const of = (size: number) => outputs.find(({ data }) => data.length === size)?.data as Float32Array | undefined
      const [boxes, scores] = [of(ANCHORS.length * VALUES), of(ANCHORS.length)]
      if (!boxes || !scores) throw new Error('this is not the BlazeFace that was expected')
      return withoutDoubles(decode(boxes, scores, square))
    },
    close: () => session.release(),
  }
}

function anchors(stride: number, each: number): Point[] {
  const cells = SIDE / stride
  return Array.from({ length: cells * cells * each }, (_, i) => {
    const cell = Math.floor(i / each)
    return { x: ((cell % cells) + 0.5) * stride, y: (Math.floor(cell / cells) + 0.5) * stride }
  })
}

/** Every value is an offset from the anchor in pixels of the input. */
function decode(boxes: Float32Array, scores: Float32Array, square: Square): Face[] {
  const scale = square.side / SIDE
  return ANCHORS.flatMap((anchor, index) => {
    const score = 1 / (1 + Math.exp(-(scores[index] ?? 0)))
    if (score < LOWEST_SCORE) return []
    const value = (i: number) => boxes[index * VALUES + i] ?? 0
    const point = (i: number) => ({
      x: square.x + (anchor.x + value(i)) * scale,
      y: square.y + (anchor.y + value(i + 1)) * scale,
    })
    const size = Math.max(value(2), value(3)) * scale
    return [{ score, centre: point(0), size, landmarks: [point(4), point(6), point(8), point(10)] }]
  })
}

export function withoutDoubles(faces: Face[]): Face[] {
  const kept: Face[] = []
  for (const face of faces.sort((a, b) => b.score - a.score)) {
    if (!kept.some((other) => overlap(face, other) > SAME_FACE)) kept.push(face)
  }
  return kept
}

/** Intersection over union of two square boxes. */
function overlap(a: Face, b: Face): number {
  const common = shared(a.centre.x, a.size, b.centre.x, b.size) * shared(a.centre.y, a.size, b.centre.y, b.size)
  return common / (a.size ** 2 + b.size ** 2 - common)
}

/** The common length of two stretches, each given by its middle and length. */
function shared(a: number, lengthA: number, b: number, lengthB: number): number {
  return Math.max(0, Math.min(a + lengthA / 2, b + lengthB / 2) - Math.max(a - lengthA / 2, b - lengthB / 2))
}

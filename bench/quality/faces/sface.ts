import { InferenceSession, Tensor } from 'onnxruntime-node'
import type { Picture } from '../../../src/engines/local/compose/picture.ts'
import { type Placement, warp } from '../warp.ts'
import type { Face, Point } from './blazeface.ts'

const SIDE = 112

/** Where recognisers of the ArcFace family expect eyes, nose and mouth (Deng et al. 2019), the mouth's corners averaged. */
const TEMPLATE: Face['landmarks'] = [
  { x: 38.29, y: 51.7 },
  { x: 73.53, y: 51.5 },
  { x: 56.03, y: 71.74 },
  { x: 56.14, y: 92.28 },
]

/** SFace (Zhong et al. 2021): an upright face to a direction in 128 dimensions; the same person, a similar direction. */
export async function openSFace(model: string) {
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1, logSeverityLevel: 3 })
  const [input = ''] = session.inputNames
  return {
    async embedding(picture: Picture, { landmarks }: Face): Promise<Float32Array> {
      const pixels = warp(picture, alignment(landmarks), { width: SIDE, height: SIDE })
      const planes = new Float32Array(pixels.length)
      for (let i = 0; i < pixels.length; i++) planes[(i % 3) * SIDE * SIDE + Math.floor(i / 3)] = pixels[i] ?? 0
      const [output] = Object.values(await session.run({ [input]: new Tensor('float32', planes, [1, 3, SIDE, SIDE]) }))
      return output?.data as Float32Array
    },
    close: () => session.release(),
  }
}

/** The similarity from template to picture with the least squared error (Umeyama 1991, in two dimensions). */
export function alignment(landmarks: Face['landmarks']): Placement {
  const [from, to] = [centre(TEMPLATE), centre(landmarks)]
  let [along, across, spread] = [0, 0, 0]
  for (const [i, point] of TEMPLATE.entries()) {
    const [x, y] = [point.x - from.x, point.y - from.y]
    const [targetX, targetY] = [(landmarks[i]?.x ?? 0) - to.x, (landmarks[i]?.y ?? 0) - to.y]
    along += x * targetX + y * targetY
    across += x * targetY - y * targetX
    spread += x * x + y * y
  }
  const [scale, turn] = [along / spread, across / spread]
  return {
    ...{ scaleX: scale, scaleY: scale, turn },
    x: to.x - scale * from.x + turn * from.y,
    y: to.y - turn * from.x - scale * from.y,
  }
}

/** 1: the same direction, 0: nothing in common. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let [product, lengthA, lengthB] = [0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0]
    product += x * y
    lengthA += x * x
    lengthB += y * y
  }
  return product / Math.sqrt(lengthA * lengthB)
}

function centre(points: readonly Point[]): Point {
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0) / points.length
  return { x: sum(points.map(({ x }) => x)), y: sum(points.map(({ y }) => y)) }
}

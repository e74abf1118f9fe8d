import { InferenceSession, Tensor } from 'onnxruntime-node'
import { readKept } from '../models/store.ts'

interface Size {
  width: number
  height: number
}

/** A network that turns a picture into planes of bytes. */
export interface Network {
  /**
   * rgb24 in, planes of its size one after the other out. The size is the network's own or, where it takes any, the given
   * one; `detail` is then how large the network itself looks at the picture, in multiples of 32.
   */
  run(picture: Uint8Array, size?: Size, detail?: Size): Promise<Uint8Array>
  close(): Promise<void>
}

/** Loads a kept network; throws where it cannot be read. */
export async function loadNetwork(path: string): Promise<Network> {
  const model = await readKept(path)
  if (!model) throw new Error('a kept network was damaged while it was in use')
  const session = await InferenceSession.create(model, {
    // A second thread costs a quarter more processor time; the second core has another network or another frame.
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
  })
  const shape = session.inputMetadata[0]
  if (!shape?.isTensor) throw new TypeError('a network without a picture')
  const lengths = shape.shape.map(Number)
  return {
    async run(picture, size, detail = size) {
      const dimensions = size ? [1, size.height, size.width, 3] : lengths
      const { planes } = await session.run({
        picture: new Tensor('uint8', picture, dimensions),
        ...(detail && { detail: new Tensor('int64', [detail.height, detail.width]) }),
      })
      return planes?.data as Uint8Array
    },
    close: () => session.release(),
  }
}

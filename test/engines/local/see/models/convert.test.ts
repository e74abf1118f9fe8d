import { describe, expect, it } from 'vitest'
import { convertTflite } from '../../../../../src/engines/local/see/models/convert.ts'
import { layoutsOf } from '../../../../../src/engines/local/see/models/layout.ts'
import { readTflite } from '../../../../../src/engines/local/see/models/tflite.ts'
import { readWeights } from '../../../../../src/engines/local/see/models/weights.ts'
import { largestDifference, noise, run } from './run.ts'
import { tfliteFile } from './tflite-file.ts'

const [CONV_2D, DEPTHWISE_CONV_2D, RESHAPE, ADD] = [3, 4, 22, 0]
const RELU = { int8: 1 }

/** 3 × 3 over 2 channels to 3, every second pixel, padded so that nothing is lost, negative results cut off. */
const [kernel, bias] = [noise(3 * 9 * 2, 2), noise(3, 3)]
const convolution = (rows: number, columns: number) =>
  tfliteFile({
    tensors: [
      { shape: [1, rows, columns, 2] },
      { shape: [3, 3, 3, 2], data: kernel },
      { shape: [3], data: bias },
      { shape: [1, rows / 2, columns / 2, 3] },
    ],
    operators: [
      {
        code: CONV_2D,
        inputs: [0, 1, 2],
        outputs: [3],
        options: [
          [1, { int32: 2 }],
          [2, { int32: 2 }],
          [3, RELU],
        ],
      },
    ],
    inputs: [0],
    outputs: [3],
  })

/** The definition, written out: SAME padding of an even side by a stride of two adds one at the end only. */
function convolved(picture: Float32Array, rows: number, columns: number): number[] {
  const result: number[] = []
  for (let y = 0; y < rows; y += 2) {
    for (let x = 0; x < columns; x += 2) {
      for (let output = 0; output < 3; output++) {
        let sum = bias[output] ?? 0
        for (let at = 0; at < 18; at++) {
          const [row, column, channel] = [y + Math.floor(at / 6), x + (Math.floor(at / 2) % 3), at % 2]
          if (row >= rows || column >= columns) continue
          sum += (picture[(row * columns + column) * 2 + channel] ?? 0) * (kernel[output * 18 + at] ?? 0)
        }
        result.push(Math.max(0, sum))
      }
    }
  }
  return result
}

describe('converting TensorFlow Lite to ONNX', () => {
  it('convolves as the definition says', async () => {
    const picture = noise(4 * 6 * 2)
    const result = await run(convertTflite(readTflite(convolution(4, 6))), picture, [1, 4, 6, 2])
    expect(largestDifference(result, convolved(picture, 4, 6))).toBeLessThan(1e-6)
    expect(result.some((value) => value > 0)).toBe(true)
  })

  it('makes the network for another picture size', async () => {
    const picture = noise(8 * 4 * 2)
    const graph = convertTflite(readTflite(convolution(4, 6)), { rows: 8, columns: 3 * 4 })
    expect(graph.outputs[0]?.shape).toEqual([1, 4, 6, 3])
    const taller = convertTflite(readTflite(convolution(4, 4)), { rows: 8, columns: 4 })
    const result = await run(taller, picture, [1, 8, 4, 2])
    expect(largestDifference(result, convolved(picture, 8, 4))).toBeLessThan(1e-6)
  })

  it('convolves each channel alone where the operator says so, and adds', async () => {
    const file = tfliteFile({
      tensors: [
        { shape: [1, 2, 2, 2] },
        { shape: [1, 1, 1, 2], data: Float32Array.of(2, -3) },
        { shape: [1, 2, 2, 2] },
        { shape: [1, 2, 2, 2] },
      ],
      operators: [
        { code: DEPTHWISE_CONV_2D, inputs: [0, 1, -1], outputs: [2] },
        { code: ADD, inputs: [2, 0], outputs: [3] },
      ],
      inputs: [0],
      outputs: [3],
    })
    const result = await run(convertTflite(readTflite(file)), Float32Array.of(1, 1, 2, 2, 3, 3, 4, 4), [1, 2, 2, 2])
    expect(result).toEqual([3, -2, 6, -4, 9, -6, 12, -8])
  })

  it('follows rows and columns through a cut into patches, and refuses sizes that cannot be cut', () => {
    const file = tfliteFile({
      tensors: [{ shape: [1, 8, 8, 3] }, { shape: [4], data: Int32Array.of(4, 2, 4, 6) }, { shape: [4, 2, 4, 6] }],
      operators: [{ code: RESHAPE, inputs: [0, 1], outputs: [2] }],
      inputs: [0],
      outputs: [2],
    })
    const model = readTflite(file)
    expect(layoutsOf(model)[2]).toEqual([['rows'], [], ['columns'], []])
    expect(convertTflite(model, { rows: 6, columns: 8 }).outputs[0]?.shape).toEqual([3, 2, 4, 6])
    expect(() => convertTflite(model, { rows: 7, columns: 8 })).toThrow('cannot look at pictures of 8×7')
  })

  it('refuses what is no TensorFlow Lite file, and operators it does not know', () => {
    expect(() => readTflite(new Uint8Array(64))).toThrow('not a TensorFlow Lite file')
    const unknown = { code: 99, inputs: [0], outputs: [0] }
    const file = tfliteFile({ tensors: [{ shape: [1] }], operators: [unknown], inputs: [0], outputs: [0] })
    expect(() => readTflite(file)).toThrow('unknown TensorFlow Lite operator 99')
  })

  it('converts the packaged segmenter for a wide picture', async () => {
    const weights = await readWeights('segmenter')
    const graph = convertTflite(readTflite(weights ?? new Uint8Array()), { rows: 160, columns: 256 })
    const result = await run(graph, new Float32Array(160 * 256 * 3), [1, 160, 256, 3])
    expect(result).toHaveLength(160 * 256)
    expect(Math.max(...result.slice(80 * 256, 81 * 256))).toBeLessThan(0.5)
  })
})

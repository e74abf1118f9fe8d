import { expect, it } from 'vitest'
import { roundEarly } from '../../../../../src/engines/local/see/models/early.ts'
import { type Graph, type Node, prune } from '../../../../../src/engines/local/see/models/graph.ts'
import { readOnnx, writeOnnx } from '../../../../../src/engines/local/see/models/onnx.ts'
import { convolveSmall } from '../../../../../src/engines/local/see/models/phases.ts'
import { quantise } from '../../../../../src/engines/local/see/models/quantise.ts'
import { streamline } from '../../../../../src/engines/local/see/models/streamline.ts'
import { largestDifference, noise, run } from './run.ts'

const pads = { kernel_shape: [3, 3], pads: [1, 1, 1, 1], strides: [1, 1] }
const node = (operator: string, inputs: string[], output: string, attributes: Node['attributes'] = {}): Node => ({
  ...{ operator, inputs, outputs: [output], attributes },
})

/** A picture of 4 channels, 6 × 8, enlarged twice and convolved to 2 channels, as MODNet ends. */
function enlarging(): Graph {
  return {
    operatorSet: 13,
    inputs: [{ name: 'picture', shape: [1, 4, 6, 8] }],
    outputs: [{ name: 'result', shape: [1, 2, 12, 16] }],
    nodes: [
      node('Resize', ['picture', '', 'scales'], 'large', {
        mode: 'linear',
        coordinate_transformation_mode: 'half_pixel',
      }),
      node('Conv', ['large', 'weights', 'bias'], 'result', pads),
    ],
    constants: new Map([
      ['scales', { shape: [4], data: Float32Array.of(1, 1, 2, 2) }],
      ['weights', { shape: [2, 4, 3, 3], data: noise(72, 5) }],
      ['bias', { shape: [2], data: Float32Array.of(0.5, -0.25) }],
    ]),
  }
}

const picture = noise(4 * 6 * 8)

it('reads what it has written', () => {
  const graph = enlarging()
  const again = readOnnx(
    writeOnnx({ ...graph, nodes: [...graph.nodes, node('Softmax', ['result'], 'last', { axis: -1 })] }),
  )
  expect(again.constants).toEqual(graph.constants)
  expect(again.nodes.slice(0, 2)).toEqual(graph.nodes)
  expect(again.nodes[2]?.attributes).toEqual({ axis: -1 })
  expect(again.inputs).toEqual(graph.inputs)
  expect(() => readOnnx(Uint8Array.of(0x3a, 0x7f))).toThrow('damaged')
})

it('convolves before it enlarges, and only the two outermost pixels notice', async () => {
  const [plain, small] = [enlarging(), enlarging()]
  convolveSmall(small, 'result')
  const before = await run(plain, picture, [1, 4, 6, 8])
  const after = await run(small, picture, [1, 4, 6, 8])
  const inside = (value: number, index: number) => {
    const [row, column] = [Math.floor(index / 16) % 12, index % 16]
    return row > 1 && row < 10 && column > 1 && column < 14 ? value : 0
  }
  expect(largestDifference(after.map(inside), before.map(inside))).toBeLessThan(1e-5)
  expect(Math.max(...after.map(inside))).toBeGreaterThan(0.5)
})

it('computes in bytes nearly what it computed in floats', async () => {
  const [plain, rough] = [enlarging(), enlarging()]
  const before = await run(plain, picture, [1, 4, 6, 8])
  const range = Math.max(...before.map(Math.abs))
  quantise(rough, { result: { input: [-1, 1], output: [-range, range] } })
  const after = await run(rough, picture, [1, 4, 6, 8])
  // 72 products, each off by at most half a step of its weight and of its input.
  expect(largestDifference(after, before)).toBeLessThan(range * 0.05)
  expect(after).not.toEqual(before)
})

it('splits a convolution of joined values that do not fill blocks, and the sum is the same', async () => {
  const graph = (): Graph => ({
    operatorSet: 13,
    inputs: [{ name: 'picture', shape: [1, 3, 6, 8] }],
    outputs: [{ name: 'result', shape: [1, 2, 6, 8] }],
    nodes: [
      node('Conv', ['picture', 'first'], 'features', pads),
      node('Concat', ['features', 'picture'], 'both', { axis: 1 }),
      node('Conv', ['both', 'second', 'bias'], 'result', pads),
    ],
    constants: new Map([
      ['first', { shape: [32, 3, 3, 3], data: noise(864, 7) }],
      ['second', { shape: [2, 35, 3, 3], data: noise(630, 8) }],
      ['bias', { shape: [2], data: noise(2, 9) }],
    ]),
  })
  const [plain, split] = [graph(), graph()]
  streamline(split)
  expect(split.nodes.filter(({ operator }) => operator === 'Conv')).toHaveLength(3)
  const before = await run(plain, noise(144), [1, 3, 6, 8])
  expect(largestDifference(await run(split, noise(144), [1, 3, 6, 8]), before)).toBeLessThan(1e-4)
})

it.each([
  ['cuts off below 0 with the rounding', [0, 0.8], 0],
  ['keeps what is cut off where the lowest byte lies below 0', [-0.5, 0.8], 1],
] as const)('rounds what is joined before it is joined, to the same bytes, and %s', async (_what, input, cuts) => {
  const graph = (): Graph => ({
    operatorSet: 13,
    inputs: [{ name: 'picture', shape: [1, 3, 6, 8] }],
    outputs: [{ name: 'result', shape: [1, 2, 6, 8] }],
    nodes: [
      node('Conv', ['picture', 'first'], 'features', pads),
      node('Concat', ['features', 'picture'], 'both', { axis: 1 }),
      node('Relu', ['both'], 'positive'),
      node('Conv', ['positive', 'second', 'bias'], 'result', pads),
    ],
    constants: new Map([
      ['first', { shape: [4, 3, 3, 3], data: noise(108, 7) }],
      ['second', { shape: [2, 7, 3, 3], data: noise(126, 8) }],
      ['bias', { shape: [2], data: noise(2, 9) }],
    ]),
  })
  const [late, early] = [graph(), graph()]
  for (const each of [late, early]) quantise(each, { result: { input, output: [-6, 6] } })
  roundEarly(early)
  prune(early)
  expect(early.nodes.filter(({ operator }) => operator === 'Relu')).toHaveLength(cuts)
  expect(early.nodes.findIndex(({ operator }) => operator === 'Concat') > 1).toBe(cuts === 0)
  expect(await run(early, noise(144), [1, 3, 6, 8])).toEqual(await run(late, noise(144), [1, 3, 6, 8]))
})

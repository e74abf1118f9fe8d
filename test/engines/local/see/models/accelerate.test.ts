import { expect, it } from 'vitest'
import { roundEarly } from '../../../../../src/engines/local/see/models/early.ts'
import { endInPhases } from '../../../../../src/engines/local/see/models/ending.ts'
import {
  type Constant,
  type Graph,
  makersOf,
  type Node,
  prune,
} from '../../../../../src/engines/local/see/models/graph.ts'
import { foldNormalisation } from '../../../../../src/engines/local/see/models/halves.ts'
import { readOnnx, writeOnnx } from '../../../../../src/engines/local/see/models/onnx.ts'
import { quantise } from '../../../../../src/engines/local/see/models/quantise.ts'
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

/** The end of a network like MODNet: features enlarged and joined with colours, half normalised, summed to one. */
function ending(): Graph {
  const numbers = (name: string, shape: number[], seed: number): [string, Constant] => {
    const length = shape.reduce((product, side) => product * side)
    return [name, { shape, data: noise(length, seed) }]
  }
  const whole = (name: string, value: bigint): [string, Constant] => [
    name,
    { shape: [1], data: BigInt64Array.of(value) },
  ]
  return {
    operatorSet: 13,
    inputs: [{ name: 'picture', shape: [1, 3, 12, 16] }],
    outputs: [{ name: 'result', shape: [1, 1, 12, 16] }],
    nodes: [
      node('Conv', ['picture', 'first'], 'features', { kernel_shape: [2, 2], strides: [2, 2] }),
      node('Resize', ['features', '', 'scales'], 'large', {
        mode: 'linear',
        coordinate_transformation_mode: 'half_pixel',
      }),
      node('Concat', ['large', 'picture'], 'both', { axis: 1 }),
      node('Conv', ['both', 'weights', 'bias'], 'convolved', pads),
      node('Slice', ['convolved', 'zero', 'two', 'one'], 'learning'),
      node('BatchNormalization', ['learning', 'scale', 'shift', 'mean', 'variance'], 'learned', {
        epsilon: { float: 1e-5 },
      }),
      node('Slice', ['convolved', 'two', 'four', 'one'], 'own'),
      node('InstanceNormalization', ['own', 'ones', 'zeros'], 'even', { epsilon: { float: 1e-5 } }),
      node('Concat', ['learned', 'even'], 'normal', { axis: 1 }),
      node('Relu', ['normal'], 'positive'),
      node('Conv', ['positive', 'last', 'added'], 'sum', { kernel_shape: [1, 1] }),
      node('Sigmoid', ['sum'], 'result'),
    ],
    constants: new Map<string, Constant>([
      ['scales', { shape: [4], data: Float32Array.of(1, 1, 2, 2) }],
      numbers('first', [8, 3, 2, 2], 5),
      numbers('weights', [4, 11, 3, 3], 6),
      numbers('bias', [4], 7),
      ['scale', { shape: [2], data: Float32Array.of(1.5, 0.5) }],
      ['shift', { shape: [2], data: Float32Array.of(0.25, -0.5) }],
      ['mean', { shape: [2], data: Float32Array.of(-0.75, 0.5) }],
      ['variance', { shape: [2], data: Float32Array.of(4, 0.25) }],
      ['ones', { shape: [2], data: Float32Array.of(1, 1) }],
      ['zeros', { shape: [2], data: Float32Array.of(0, 0) }],
      numbers('last', [1, 4, 1, 1], 8),
      ['added', { shape: [1], data: Float32Array.of(0.125) }],
      ...[whole('zero', 0n), whole('one', 1n), whole('two', 2n), whole('four', 4n)],
    ]),
  }
}

const colours = noise(3 * 12 * 16, 9)

it('folds what is learned into weights and moves the other half, and the numbers stay the same', async () => {
  const [plain, folded] = [ending(), ending()]
  foldNormalisation(folded, { convolved: { second: [-3, 5], highest: 2 } })
  expect(folded.nodes.some(({ operator }) => operator === 'BatchNormalization')).toBe(false)
  expect(folded.constants.get(makersOf(folded).get('convolved')?.inputs[1] ?? '')?.data).not.toEqual(
    plain.constants.get('weights')?.data,
  )
  const before = await run(plain, colours, [1, 3, 12, 16])
  expect(largestDifference(await run(folded, colours, [1, 3, 12, 16]), before)).toBeLessThan(1e-4)
})

it('ends at half the size, and only the outermost pixels notice', async () => {
  const [plain, small] = [ending(), ending()]
  for (const each of [plain, small]) foldNormalisation(each, {})
  endInPhases(small, 'convolved', 4)
  prune(small)
  const before = await run(plain, colours, [1, 3, 12, 16])
  const after = await run(small, colours, [1, 3, 12, 16])
  expect(after).toHaveLength(before.length)
  // What is normalised by its own mean differs a little everywhere, as its border does.
  const inside = (value: number, index: number) => {
    const [row, column] = [Math.floor(index / 16), index % 16]
    return row > 1 && row < 10 && column > 1 && column < 14 ? value : 0
  }
  const apart = largestDifference(after.map(inside), before.map(inside))
  expect(apart).toBeLessThan(0.05)
  expect(largestDifference(after.map(inside), before.map(inside).reverse())).toBeGreaterThan(4 * apart)
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

it('takes a part of bytes with the same steps as it is', async () => {
  const graph = (): Graph => ({
    operatorSet: 13,
    inputs: [{ name: 'picture', shape: [1, 3, 6, 8] }],
    outputs: [{ name: 'result', shape: [1, 2, 6, 8] }],
    nodes: [
      node('Conv', ['picture', 'first', 'bias'], 'features', pads),
      node('Slice', ['features', 'zero', 'two', 'one'], 'part'),
      node('Conv', ['part', 'second', 'short'], 'result', pads),
    ],
    constants: new Map<string, Constant>([
      ['short', { shape: [2], data: noise(2, 9) }],
      ['first', { shape: [4, 3, 3, 3], data: noise(108, 7) }],
      ['second', { shape: [2, 2, 3, 3], data: noise(36, 8) }],
      ['bias', { shape: [4], data: noise(4, 9) }],
      ...(['zero', 'one', 'two'] as const).map((name, value): [string, Constant] => [
        name,
        { shape: [1], data: BigInt64Array.of(BigInt(value)) },
      ]),
    ]),
  })
  const quantised = (input: readonly [number, number]) => {
    const made = graph()
    quantise(made, { features: { input: [-1, 1], output: [-3, 3] }, result: { input, output: [-6, 6] } })
    return made
  }
  const [late, early, other] = [quantised([-3, 3]), quantised([-3, 3]), quantised([-2, 3])]
  for (const each of [early, other]) roundEarly(each)
  const slicesBytes = (made: Graph) =>
    made.nodes.filter((one) => one.operator === 'Slice' && /out$/.test(one.inputs[0] ?? ''))
  expect(slicesBytes(early)).toHaveLength(1)
  expect(slicesBytes(other)).toHaveLength(0)
  expect(await run(early, noise(144), [1, 3, 6, 8])).toEqual(await run(late, noise(144), [1, 3, 6, 8]))
})

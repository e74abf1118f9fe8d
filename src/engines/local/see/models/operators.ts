import { activate, channelsFirst, channelsLast } from './channels.ts'
import type { Conversion } from './convert.ts'
import { convolve, convolveTransposed, pool } from './convolutions.ts'
import type { TfliteOperator } from './tflite.ts'

type Convert = (operator: TfliteOperator, conversion: Conversion) => void

/** How each operator becomes nodes of ONNX; numbers of options are the fields' places in TensorFlow Lite's schema.fbs. */
export const OPERATORS: Record<string, Convert> = {
  ADD: (operator, conversion) => arithmetic('Add', operator, conversion),
  MUL: (operator, conversion) => arithmetic('Mul', operator, conversion),
  RELU: (operator, conversion) => simple('Relu', operator, conversion),
  HARD_SWISH: (operator, conversion) => simple('HardSwish', operator, conversion),
  LOGISTIC: (operator, conversion) => simple('Sigmoid', operator, conversion),
  SOFTMAX: (operator, conversion) => simple('Softmax', operator, conversion, { axis: -1 }),
  DEQUANTIZE: ({ inputs: [from = -1], outputs: [to = -1] }, { alias }) => alias(to, from),
  RESHAPE: reshape,
  TRANSPOSE: transpose,
  SUM: sum,
  RESIZE_BILINEAR: (operator, conversion) => resize('linear', operator, conversion),
  RESIZE_NEAREST_NEIGHBOR: (operator, conversion) => resize('nearest', operator, conversion),
  CONV_2D: convolve,
  DEPTHWISE_CONV_2D: convolve,
  TRANSPOSE_CONV: convolveTransposed,
  Convolution2DTransposeBias: convolveTransposed,
  AVERAGE_POOL_2D: pool,
}

function simple(
  name: string,
  { inputs: [from = -1], outputs: [to = -1] }: TfliteOperator,
  conversion: Conversion,
  attributes = {},
) {
  conversion.emit(name, [conversion.name(from)], attributes, conversion.name(to))
}

function arithmetic(name: string, operator: TfliteOperator, conversion: Conversion): void {
  const {
    inputs,
    outputs: [to = -1],
    options,
  } = operator
  activate(conversion, options?.int8(0) ?? 0, to, (output) => {
    return conversion.emit(name, inputs.map(conversion.name), {}, output)
  })
}

function reshape({ inputs: [from = -1], outputs: [to = -1] }: TfliteOperator, conversion: Conversion): void {
  const lengths = conversion.shape(to)
  const shape = conversion.constant(BigInt64Array.from(lengths, BigInt), [lengths.length])
  conversion.emit('Reshape', [conversion.name(from), shape], {}, conversion.name(to))
}

function transpose(
  { inputs: [from = -1, order = -1], outputs: [to = -1] }: TfliteOperator,
  conversion: Conversion,
): void {
  conversion.emit('Transpose', [conversion.name(from)], { perm: conversion.integers(order) }, conversion.name(to))
}

function sum(
  { inputs: [from = -1, axes = -1], outputs: [to = -1], options }: TfliteOperator,
  conversion: Conversion,
): void {
  const over = conversion.integers(axes)
  const along = conversion.constant(BigInt64Array.from(over, BigInt), [over.length])
  const keepdims = options?.int8(0) ?? 0
  conversion.emit('ReduceSum', [conversion.name(from), along], { keepdims }, conversion.name(to))
}

function resize(mode: 'linear' | 'nearest', operator: TfliteOperator, conversion: Conversion): void {
  const {
    inputs: [from = -1],
    outputs: [to = -1],
    options,
  } = operator
  const [alignCorners, halfPixel] = mode === 'linear' ? [2, 3] : [0, 1]
  const placed = options?.int8(halfPixel) ? 'half_pixel' : 'asymmetric'
  const [pictures = 1, rows = 1, columns = 1, channels = 1] = conversion.shape(to)
  const sizes = conversion.constant(BigInt64Array.from([pictures, channels, rows, columns], BigInt), [4])
  const attributes = {
    mode,
    coordinate_transformation_mode: options?.int8(alignCorners) ? 'align_corners' : placed,
    ...(mode === 'nearest' && { nearest_mode: options?.int8(halfPixel) ? 'round_prefer_ceil' : 'floor' }),
  }
  channelsLast(conversion, to, conversion.emit('Resize', [channelsFirst(conversion, from), '', '', sizes], attributes))
}

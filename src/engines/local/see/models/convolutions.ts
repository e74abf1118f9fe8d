import { activate, channelsFirst, channelsLast } from './channels.ts'
import type { Conversion } from './convert.ts'
import type { TfliteOperator } from './tflite.ts'

/** Padding in TensorFlow Lite's schema: SAME keeps `⌈length / stride⌉`, VALID adds nothing. */
const SAME = 0

/** Ordinary and depthwise convolution; weights are `outputs × rows × columns × inputs`, or `1 × rows × columns × outputs`. */
export function convolve(operator: TfliteOperator, conversion: Conversion): void {
  const {
    name,
    inputs,
    outputs: [to = -1],
    options,
  } = operator
  const [from = -1, weights = -1, bias = -1] = inputs
  const depthwise = name === 'DEPTHWISE_CONV_2D'
  const [, rows = 1, columns = 1, channels = 1] = conversion.shape(from)
  const [outputs = 1, kernelRows = 1, kernelColumns = 1, last = 1] = conversion.shape(weights)
  const strides = [options?.int32(2, 1) ?? 1, options?.int32(1, 1) ?? 1]
  const dilations = depthwise
    ? [options?.int32(6, 1) ?? 1, options?.int32(5, 1) ?? 1]
    : [options?.int32(5, 1) ?? 1, options?.int32(4, 1) ?? 1]
  const kernel = [kernelRows, kernelColumns]
  const numbers = conversion.floats(weights)
  const data = depthwise ? transposed(numbers, kernelRows * kernelColumns, last) : inputsFirst(numbers, outputs, last)
  const shape = depthwise ? [last, 1, ...kernel] : [outputs, last, ...kernel]
  const pads =
    (options?.int8(0) ?? SAME) === SAME ? samePads([rows, columns], kernel, strides, dilations) : [0, 0, 0, 0]
  const attributes = { kernel_shape: kernel, strides, dilations, pads, group: depthwise ? channels : 1 }
  activate(conversion, options?.int8(depthwise ? 4 : 3) ?? 0, to, (output) => {
    const parameters = [conversion.constant(data, shape), ...biasOf(conversion, bias)]
    const convolved = conversion.emit('Conv', [channelsFirst(conversion, from), ...parameters], attributes)
    return channelsLast(conversion, to, convolved, output ?? `n${to}`)
  })
}

/** Enlarging convolution: the schema's own (shape, weights, picture, bias) and MediaPipe's (picture, weights, bias). */
export function convolveTransposed(operator: TfliteOperator, conversion: Conversion): void {
  const {
    inputs,
    outputs: [to = -1],
    options,
    customOptions,
  } = operator
  const [from = -1, weights = -1, bias = -1] = customOptions ? inputs : [inputs[2], inputs[1], inputs[3]]
  const [outputs = 1, kernelRows = 1, kernelColumns = 1, last = 1] = conversion.shape(weights)
  const strides = customOptions ? customStrides(customOptions) : [options?.int32(2, 1) ?? 1, options?.int32(1, 1) ?? 1]
  if (kernelRows !== strides[0] || kernelColumns !== strides[1]) {
    throw new TypeError('a transposed convolution whose kernels overlap')
  }
  const data = transposed(
    inputsFirst(conversion.floats(weights), outputs, last),
    outputs,
    last,
    kernelRows * kernelColumns,
  )
  const shape = [last, outputs, kernelRows, kernelColumns]
  const parameters = [conversion.constant(data, shape), ...biasOf(conversion, bias)]
  const attributes = { kernel_shape: [kernelRows, kernelColumns], strides }
  const enlarged = conversion.emit('ConvTranspose', [channelsFirst(conversion, from), ...parameters], attributes)
  channelsLast(conversion, to, enlarged)
}

/** MediaPipe's custom operator carries TfLiteTransposeConvParams: padding, columns and rows of a stride. */
function customStrides(options: Uint8Array): number[] {
  const view = new DataView(options.buffer, options.byteOffset, options.byteLength)
  return [view.getInt32(8, true), view.getInt32(4, true)]
}

/** Only the mean of the whole picture occurs. */
export function pool({ inputs: [from = -1], outputs: [to = -1] }: TfliteOperator, conversion: Conversion): void {
  const [, rows, columns] = conversion.shape(to)
  if (rows !== 1 || columns !== 1) throw new TypeError('pooling of anything but the whole picture')
  channelsLast(conversion, to, conversion.emit('GlobalAveragePool', [channelsFirst(conversion, from)]))
}

function biasOf(conversion: Conversion, tensor: number): string[] {
  return tensor < 0 ? [] : [conversion.constant(conversion.floats(tensor), conversion.shape(tensor))]
}

/** What SAME adds before and after: as even as can be, the odd one at the end. ONNX wants both befores first. */
function samePads(lengths: number[], kernel: number[], strides: number[], dilations: number[]): number[] {
  const total = lengths.map((length, axis) => {
    const stride = strides[axis] ?? 1
    const reach = ((kernel[axis] ?? 1) - 1) * (dilations[axis] ?? 1) + 1
    return Math.max(0, (Math.ceil(length / stride) - 1) * stride + reach - length)
  })
  return [...total.map((pad) => pad >> 1), ...total.map((pad) => pad - (pad >> 1))]
}

/** `outputs × kernel × inputs` → `outputs × inputs × kernel`. */
function inputsFirst(weights: Float32Array, outputs: number, inputs: number): Float32Array {
  const kernel = weights.length / outputs / inputs
  const result = new Float32Array(weights.length)
  for (let output = 0; output < outputs; output++) {
    const one = weights.subarray(output * kernel * inputs, (output + 1) * kernel * inputs)
    result.set(transposed(one, kernel, inputs), output * kernel * inputs)
  }
  return result
}

/** `rows × columns × run` → `columns × rows × run`. */
function transposed(numbers: Float32Array, rows: number, columns: number, run = 1): Float32Array {
  const result = new Float32Array(numbers.length)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      for (let index = 0; index < run; index++) {
        result[(column * rows + row) * run + index] = numbers[(row * columns + column) * run + index] ?? 0
      }
    }
  }
  return result
}

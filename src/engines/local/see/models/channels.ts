import type { Conversion } from './convert.ts'

/** ONNX's own order: channels × rows × columns. */
export function channelsFirst(conversion: Conversion, tensor: number): string {
  return conversion.emit('Transpose', [conversion.name(tensor)], { perm: [0, 3, 1, 2] })
}

export function channelsLast(
  conversion: Conversion,
  tensor: number,
  value: string,
  output = conversion.name(tensor),
): string {
  return conversion.emit('Transpose', [value], { perm: [0, 2, 3, 1] }, output)
}

/** ActivationFunctionType in the schema. */
const RELU = 1
const RELU6 = 3

/** Many operators carry an activation with them; `emit` makes the value that it works on. */
export function activate(conversion: Conversion, kind: number, to: number, emit: (output?: string) => string): void {
  const output = conversion.name(to)
  if (kind === 0) emit(output)
  else if (kind === RELU) conversion.emit('Relu', [emit()], {}, output)
  else if (kind === RELU6) {
    const [zero, six] = [0, 6].map((limit) => conversion.constant(Float32Array.of(limit), []))
    conversion.emit('Clip', [emit(), zero ?? '', six ?? ''], {}, output)
  } else throw new TypeError(`unknown TensorFlow Lite activation ${kind}`)
}

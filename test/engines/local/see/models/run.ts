import { InferenceSession, Tensor } from 'onnxruntime-node'
import type { Graph } from '../../../../../src/engines/local/see/models/graph.ts'
import { writeOnnx } from '../../../../../src/engines/local/see/models/onnx.ts'

/** What ONNX Runtime makes of a graph with one input and one output of floats. */
export async function run(graph: Graph, input: Float32Array, shape: number[]): Promise<number[]> {
  const session = await InferenceSession.create(writeOnnx(graph), { intraOpNumThreads: 1, logSeverityLevel: 3 })
  const results = await session.run({ [session.inputNames[0] ?? '']: new Tensor('float32', input, shape) })
  await session.release()
  const [result] = Object.values(results)
  return Array.from((result?.data ?? []) as Float32Array)
}

/** Numbers that look like chance but never change. */
export const noise = (length: number, seed = 1): Float32Array =>
  Float32Array.from({ length }, (_, index) => Math.sin(index * 12.9898 + seed * 78.233) * 0.9)

export const largestDifference = (one: number[], other: ArrayLike<number>): number =>
  one.reduce((most, value, index) => Math.max(most, Math.abs(value - (other[index] ?? Number.NaN))), 0)

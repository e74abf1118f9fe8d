import { readFileSync } from 'node:fs'

/** The exports of assembly/index.ts; each takes the place of a struct and works on what that points at. */
export interface Kernels {
  /** Where the module's own memory ends. */
  base: WebAssembly.Global
  /** Gives how many edge cells there are. */
  classify(workspace: number): number
  fillFlat(workspace: number): void
  spread(workspace: number, edgeCount: number): void
  mark(workspace: number, edgeCount: number): void
  fitGuide(workspace: number): void
  follow(workspace: number, edgeCount: number): void
  /** Gives how many edge cells remain. */
  halve(workspace: number, edgeCount: number): number
  lookAround(workspace: number, light: number): void
  merge(workspace: number): void
  findGarment(workspace: number, garment: number): void
  judge(workspace: number, garment: number): void
  dye(workspace: number, cloth: number): void
  meanOfCells(workspace: number, means: number): void
  overlay(overlay: number): void
  scatter(nothing: number, discs: number): void
  stretch(stretch: number): void
  shrink(shrink: number): void
  markBetween(between: number): void
  mixBetween(between: number): void
  sumUp(shares: number, isPart: number): void
  share(shares: number): void
  partOf(part: number, height: number): void
  trust(classes: number): void
  squares(classes: number, ofShare: number): void
  settle(classes: number): void
  match(motion: number): void
  matchByHint(motion: number): void
  carry(warp: number): void
  measure(misfit: number): void
  /** Gives how many pixels differ by more than so many steps. */
  countUnlike(misfit: number, steps: number): number
}

let compiled: WebAssembly.Module | null = null

/** Loops over pixels, compiled with SIMD; the module is compiled once, each memory gets an instance of it. */
export function openKernels(memory: WebAssembly.Memory): Kernels {
  compiled ??= new WebAssembly.Module(readFileSync(moduleFile()))
  return new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Kernels
}

/** Beside this file once built; run from source, what was built last. */
function moduleFile(): URL {
  return new URL('./kernels.wasm', import.meta.url.replace(/\/src(?=\/engines\/local\/kernels\/[^/]*$)/, '/dist'))
}

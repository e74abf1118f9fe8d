/** In which order looks meet: redrawing first, then colour, then the lens, then the recording medium on top. */
export const STAGES = ['redraw', 'grade', 'lens', 'medium'] as const
export type Stage = (typeof STAGES)[number]

export interface LookSettings {
  /** 0.4 (slight) – 1 (as named) – 1.6 (extreme). */
  strength: number
  /** Pixels of the frame the graph receives. */
  width: number
  height: number
  /** 0–2147483647; the same seed gives the same grain. */
  seed: number
  /** Average frames per second. */
  frameRate: number
}

/**
 * A named look: one file, one object. The catalogue, the prompt vocabulary and the docs follow from it.
 * The graph receives and returns yuv420p, BT.709, limited range, at the same size and the same times.
 */
export interface Look {
  /** Kebab-case, unique. */
  name: string
  title: string
  /** One line for the catalogue: what the viewer sees. */
  description: string
  stage: Stage
  /** Phrases that mean exactly this look, lower case, singular, most usual first. */
  phrases: readonly string[]
  /** Phrases that this look only comes near to; the outcome is then `approximated`. */
  near?: readonly string[]
  /** Of the colours that a picture has none is left: all are grey, or the look's own. */
  colourless?: true
  /** Share 0–1 of the original that stays on faces, where the look would cost people their eyes and mouth; 0 when absent. */
  gentleFaces?: number
  /** An FFmpeg filter chain; its first filter has one open input, its last one open output. */
  graph(settings: LookSettings): string
}

import type { Rgb } from '../colour.ts'

/** What the light of another place does to colours. */
export interface Tone {
  /** New luma by old, 256 values. */
  luma: Uint8Array
  /** New U and V as `uy · (Y − 16) + uu · (U − 128) + uv · (V − 128)`, and likewise for V, both around 128. */
  chroma: { uy: number; uu: number; uv: number; vy: number; vu: number; vv: number }
}

export interface ToneSettings {
  /** Of mid-tones; 1 leaves them. */
  exposure: number
  /** Around `pivot`; 1 leaves it. */
  contrast: number
  /** Luma that contrast turns about, 0–1. */
  pivot: number
  /** Luma that black is lifted to by haze, 0–1. */
  black: number
  /** 1 leaves it. */
  saturation: number
  /** Gains of red, green and blue; equal ones leave colours alone. */
  gains: Rgb
  /** Added to U and V per step of luma: a cast of the recording taken off. */
  cast?: { u: number; v: number }
}

export function createTone(settings: ToneSettings): Tone {
  return { luma: lumaCurve(settings), chroma: chromaMatrix(settings) }
}

/** Darker is a plain gain, as less light is; brighter bends towards white, so that nothing clips. */
function lumaCurve({ exposure, contrast, pivot, black }: ToneSettings): Uint8Array {
  const curve = new Uint8Array(256)
  for (let i = 0; i < 256; i++) {
    const value = Math.max(0, (i - 16) / 219)
    const exposed = exposure <= 1 ? value * exposure : (value * exposure) / (1 + (exposure - 1) * value)
    // Contrast fades out towards both ends: neither faces nor folds are crushed.
    const bent = exposed + (contrast - 1) * (exposed - pivot) * 4 * exposed * Math.max(0, 1 - exposed)
    const lifted = black + bent * (1 - black)
    curve[i] = i < 16 ? i : Math.round(16 + 219 * Math.min(1.05, Math.max(0, lifted)))
  }
  return curve
}

/** Gains of R′G′B′ taken through the matrices of ITU-R BT.709-6 (items 3.2 and 3.3), luma left to the curve. */
function chromaMatrix({ gains, saturation, exposure, cast = { u: 0, v: 0 } }: ToneSettings): Tone['chroma'] {
  const mean = 0.2126 * gains[0] + 0.7152 * gains[1] + 0.0722 * gains[2]
  const [red, green, blue] = [gains[0] / mean, gains[1] / mean, gains[2] / mean]
  // Chroma shrinks with luma where there is less light, and grows only a little where there is more.
  const level = exposure < 1 ? exposure : Math.sqrt(exposure)
  // Samples: Y 0–219, U and V ± 112; rows of the inverse matrix in those units.
  const [rv, bu] = [1.5748 * (219 / 224), 1.8556 * (219 / 224)]
  const [gu, gv] = [(-0.0722 / 0.7152) * bu, (-0.2126 / 0.7152) * rv]
  const lumaOf = (r: number, g: number, b: number) => 0.2126 * r + 0.7152 * g + 0.0722 * b
  const column = (r: number, g: number, b: number): [number, number] => {
    const luma = lumaOf(r * red, g * green, b * blue)
    return [(b * blue - luma) / bu, (r * red - luma) / rv]
  }
  const [uy, vy] = column(1, 1, 1)
  const [uu, vu] = column(0, gu, bu)
  const [uv, vv] = column(rv, gv, 0)
  const share = level * saturation
  return {
    uy: (uy + cast.u) * level,
    uu: uu * share,
    uv: uv * share,
    vy: (vy + cast.v) * level,
    vu: vu * share,
    vv: vv * share,
  }
}

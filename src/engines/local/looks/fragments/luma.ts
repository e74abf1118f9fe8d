import { decimal } from './size.ts'

export interface Tones {
  /** An FFmpeg expression of brightness `x`, black 0 to white 1. */
  tone: string
  /** 0 grey, 1 unchanged. */
  saturation: number
}

/** Tone and colourfulness in one pass over yuv420p. */
export function luma(tone: Tones['tone'], saturation: Tones['saturation'] = 1): string {
  const colour = chroma(saturation, 'val')
  return `lutyuv=y='16+${brightness(tone, 'val')}':u='${colour}':v='${colour}'`
}

/** Colourfulness alone: 0 grey, 1 unchanged. */
export function saturation(amount: number): string {
  const colour = chroma(amount, 'val')
  return `lutyuv=u='${colour}':v='${colour}'`
}

/** What a tone makes of the luma code that is called so: 0 black to 219 white. */
export function brightness(tone: string, code: string): string {
  return `219*clip(st(0,clip((${code}-16)/219,0,1));${tone.replaceAll(/\bx\b/g, 'ld(0)')},0,1)`
}

/** An S-shaped tone, as an expression of `x`: `contrast` 1 is straight, the middle grey stays at `pivot`. */
export function contrasted(contrast: number, pivot = 0.5): string {
  const k = decimal(contrast)
  const p = decimal(pivot)
  const below = `${p}*pow(x/${p},${k})`
  const above = `1-(1-${p})*pow((1-x)/(1-${p}),${k})`
  return `if(lt(x,${p}),${below},${above})`
}

/** The colour code that another becomes. */
export function chroma(amount: number, code: string): string {
  // What is all but grey stays so: the slight tint of black-and-white film is no colour to bring out.
  const gain = amount > 1 ? `(1+${decimal(amount - 1)}*clip(abs(${code}-128)/8,0,1))` : decimal(amount)
  return `clip(128+(${code}-128)*${gain},16,240)`
}

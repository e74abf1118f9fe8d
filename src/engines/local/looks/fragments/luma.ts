import { decimal } from './size.ts'

/**
 * Tone and colourfulness in one pass over yuv420p.
 * @param tone an FFmpeg expression of brightness `x`, black 0 to white 1
 * @param saturation 0 grey, 1 unchanged
 */
export function luma(tone: string, saturation = 1): string {
  const brightness = `st(0,clip((val-16)/219,0,1));16+219*clip(${tone.replaceAll(/\bx\b/g, 'ld(0)')},0,1)`
  return `lutyuv=y='${brightness}':${chroma(saturation)}`
}

/** Colourfulness alone: 0 grey, 1 unchanged. */
export function saturation(amount: number): string {
  return `lutyuv=${chroma(amount)}`
}

/** An S-shaped tone, as an expression of `x`: `contrast` 1 is straight, the middle grey stays at `pivot`. */
export function contrasted(contrast: number, pivot = 0.5): string {
  const k = decimal(contrast)
  const p = decimal(pivot)
  const below = `${p}*pow(x/${p},${k})`
  const above = `1-(1-${p})*pow((1-x)/(1-${p}),${k})`
  return `if(lt(x,${p}),${below},${above})`
}

function chroma(amount: number): string {
  // What is all but grey stays so: the slight tint of black-and-white film is no colour to bring out.
  const gain = amount > 1 ? `(1+${decimal(amount - 1)}*clip(abs(val-128)/8,0,1))` : decimal(amount)
  const scaled = `'clip(128+(val-128)*${gain},16,240)'`
  return `u=${scaled}:v=${scaled}`
}

import type { Adjustment } from './adjustment.ts'

const contrast: Adjustment = {
  name: 'contrast',
  description: 'Harder or flatter light and dark',
  up: ['contrasty', 'high contrast', 'higher contrast', 'strong contrast', 'punchy', 'punchier', 'dramatic contrast'],
  down: [
    'low contrast',
    'lower contrast',
    'flat',
    'flatter',
    'flattest',
    'flatten',
    'soft contrast',
    'softer contrast',
  ],
  nouns: ['contrast', 'punch'],
  graph: (amount) => `lutyuv=y='16+219*clip(${sloped(amount)},0,1)'`,
}

export default contrast

/** Up: an S that leaves black and white in place. Down: a straight line nearer to middle grey. */
function sloped(amount: number): string {
  const x = 'clip((val-16)/219,0,1)'
  if (amount < 0) return `0.5+(${x}-0.5)*${(1 + 0.35 * amount).toFixed(4)}`
  const power = (1 + 0.6 * amount).toFixed(4)
  return `st(0,${x});if(lt(ld(0),0.5),0.5*pow(2*ld(0),${power}),1-0.5*pow(2-2*ld(0),${power}))`
}

import type { Adjustment } from './adjustment.ts'

const fade: Adjustment = {
  name: 'fade',
  description: 'Lifted, milky blacks, or deep ones',
  up: [
    'faded',
    'fade',
    'matte',
    'matt',
    'washed out',
    'washed-out',
    'milky',
    'lifted blacks',
    'lift the blacks',
    'raise the blacks',
    'raised blacks',
    'faded blacks',
    'faded colours',
    'faded colors',
    'matte finish',
    'matte look',
    'milky blacks',
  ],
  down: [
    'deep blacks',
    'deeper blacks',
    'crushed blacks',
    'crush the blacks',
    'rich blacks',
    'darker blacks',
    'inky blacks',
  ],
  nouns: ['fade', 'fading', 'matte effect'],
  graph: (amount) =>
    amount < 0
      ? deepened(-amount)
      : `lutyuv=y='val+(${(0.17 * amount).toFixed(4)})*(219-val)':${chroma(1 - 0.22 * amount)}`,
}

export default fade

/** Shadows sink to black; from the middle greys up nothing moves. */
function deepened(amount: number): string {
  return `lutyuv=y='16+(val-16)*(1-${(0.5 * amount).toFixed(4)}*pow(1-clip((val-16)/219,0,1),4))'`
}

function chroma(factor: number): string {
  const scaled = `128+(val-128)*${factor.toFixed(4)}`
  return `u='${scaled}':v='${scaled}'`
}

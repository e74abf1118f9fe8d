import type { Adjustment } from './adjustment.ts'

const tint: Adjustment = {
  name: 'tint',
  description: 'Towards magenta or towards green',
  up: ['magenta tint', 'more magenta', 'pinker', 'pinkish', 'pink tint', 'rosy', 'rosier', 'purple tint'],
  down: ['greener', 'greenish', 'greenish tint'],
  nouns: ['tint', 'hue shift'],
  graph: (amount) => {
    const shift = (share: number) => (share * amount).toFixed(4)
    return `colorcorrect=rl=${shift(0.008)}:bl=${shift(0.008)}:rh=${shift(0.066)}:bh=${shift(0.058)}`
  },
}

export default tint

import type { Adjustment } from './adjustment.ts'

const temperature: Adjustment = {
  name: 'temperature',
  description: 'Warmer (amber) or cooler (blue)',
  up: [
    'warm',
    'warmer',
    'warmest',
    'warm up',
    'warmed',
    'warm tones',
    'warmer tones',
    'warm colours',
    'warm colors',
    'warmer colours',
    'warmer colors',
    'warm light',
    'warm lighting',
    'warm toned',
    'amber',
    'yellower',
    'orange tint',
    'yellow tint',
  ],
  down: [
    'cool',
    'cooler',
    'coolest',
    'cool down',
    'cooled',
    'cold',
    'colder',
    'coldest',
    'cool tones',
    'cooler tones',
    'cold tones',
    'colder tones',
    'cool colours',
    'cool colors',
    'cold colours',
    'cold colors',
    'cool light',
    'cold light',
    'cool lighting',
    'cold lighting',
    'cool toned',
    'chilly',
    'bluer',
    'bluish',
  ],
  nouns: ['temperature', 'colour temperature', 'color temperature', 'warmth', 'white balance'],
  // Highlights move most and black hardly at all, as under another lamp.
  graph: (amount) => {
    const shift = (highlight: number) => (highlight * amount).toFixed(4)
    return `colorcorrect=rl=${shift(0.005)}:bl=${shift(-0.008)}:rh=${shift(0.062)}:bh=${shift(-0.108)}`
  },
}

export default temperature

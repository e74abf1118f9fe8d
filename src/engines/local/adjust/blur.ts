import type { Adjustment } from './adjustment.ts'

const blur: Adjustment = {
  name: 'blur',
  description: 'Out of focus all over',
  up: [
    'blurry',
    'blurrier',
    'blurred',
    'blur',
    'out of focus',
    'defocused',
    'defocussed',
    'defocus',
    'unfocused',
    'fuzzy',
    'fuzzier',
  ],
  down: ['in focus', 'unblurred', 'deblur', 'deblurred', 'less blurry', 'unblur'],
  nouns: ['blur', 'blurriness', 'blurring', 'defocusing'],
  graph: (amount) => (amount < 0 ? refocused(-amount) : defocused(amount)),
}

export default blur

/** Three box blurs come near to a round one; the radius is a share of the diagonal. */
function defocused(amount: number): string {
  const radius = `min(hypot(w,h)*${(0.0045 * amount).toFixed(5)},min(w,h)/2-1)`
  const chromaRadius = `min(hypot(cw,ch)*${(0.0045 * amount).toFixed(5)},min(cw,ch)/2-1)`
  return `boxblur=lr='max(1,${radius})':lp=3:cr='max(1,${chromaRadius})':cp=3`
}

/** A wide sharpening: real focus cannot be brought back. */
function refocused(amount: number): string {
  return `unsharp=lx=7:ly=7:la=${(0.9 * amount).toFixed(4)}:ca=0`
}

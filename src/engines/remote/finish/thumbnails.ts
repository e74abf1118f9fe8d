/** Small grey pictures of moments of a clip, in order; null where the clip has ended. */
export type Thumbnails = readonly (Uint8Array | null)[]

/** Small enough that encoding it again leaves no trace, large enough that an edit of a part shows. */
export const THUMBNAIL = { width: 160, height: 90 }

/** Below this mean difference, of 255, two pictures are the same but for their encoding … */
const SAME_MEAN = 1.5
/** … unless more than this share of them differs clearly. */
const CLEAR_STEP = 16
const CLEAR_SHARE = 0.002

/** Whether any moment looks different; without a moment in common nothing can be said against the result. */
export function isChanged(before: Thumbnails, after: Thumbnails): boolean {
  const pairs = before.flatMap((one, index) => {
    const other = after[index]
    return one && other ? [[one, other] as const] : []
  })
  return pairs.length === 0 || pairs.some(([one, other]) => differ(one, other))
}

function differ(one: Uint8Array, other: Uint8Array): boolean {
  let [sum, clear] = [0, 0]
  for (let i = 0; i < one.length; i++) {
    const difference = Math.abs((one[i] ?? 0) - (other[i] ?? 0))
    sum += difference
    if (difference > CLEAR_STEP) clear += 1
  }
  return sum / one.length >= SAME_MEAN || clear / one.length >= CLEAR_SHARE
}

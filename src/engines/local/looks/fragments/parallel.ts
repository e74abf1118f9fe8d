/**
 * Treats two copies of the picture differently and merges them.
 *
 * Written from the merge backwards, because FFmpeg runs waiting filters in the order of the text: were the split
 * written first, every request for a frame would pass it twice, and n of these in a row would take 2ⁿ times as long.
 *
 * @param label prefix of the labels inside, unique in the whole graph
 * @param one chain for the first input of the merge; `null` leaves the picture as it is
 * @param other chain for the second input
 * @param merge a filter of two inputs
 */
export function inParallel(label: string, one: string, other: string, merge: string): string {
  const [input, first, second] = [`[${label}in]`, `[${label}one]`, `[${label}other]`]
  const [firstDone, secondDone] = [`[${label}onedone]`, `[${label}otherdone]`]
  return [
    `null${input}`,
    `${first}${one}${firstDone}`,
    `${second}${other}${secondDone}`,
    `${input}split${first}${second}`,
    `${firstDone}${secondDone}${merge}`,
  ].join(';')
}

/** Leaves the brightness of a picture as grey: the same codes, black at 16. */
export const BRIGHTNESS = 'format=yuv420p,extractplanes=y'

/** Scales grey to `width:height`. Where no format is named, filters that take any settle on one with colours. */
export function greyScale(size: string, flags: string): string {
  return `scale=${size}:flags=${flags},format=gray`
}

/**
 * As `inParallel`, for brightness alone: `other` must end in grey, the merge is of two grey pictures, and the colours are
 * those of the first. Here too each split stands after all that it feeds.
 */
export function onBrightness(label: string, one: string, other: string, merge: string): string {
  const [input, first, second] = [`[${label}in]`, `[${label}one]`, `[${label}other]`]
  const [firstDone, secondDone, merged] = [`[${label}onedone]`, `[${label}otherdone]`, `[${label}merged]`]
  const [y, u, v, uKept, vKept] = ['y', 'u', 'v', 'ukept', 'vkept'].map((plane) => `[${label}${plane}]`)
  return [
    `null${input}`,
    `${u}null${uKept}`,
    `${v}null${vKept}`,
    `${y}${secondDone}${merge}${merged}`,
    `${firstDone}${BRIGHTNESS}+u+v${y}${u}${v}`,
    `${first}${one}${firstDone}`,
    `${second}${other}${secondDone}`,
    `${input}split${first}${second}`,
    `${merged}${uKept}${vKept}mergeplanes=map1s=1:map2s=2:format=yuv420p`,
  ].join(';')
}

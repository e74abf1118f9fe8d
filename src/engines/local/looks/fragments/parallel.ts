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

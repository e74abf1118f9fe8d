import type { Evidence } from '../eyes.ts'

/** What the coarse networks saw in the picture; planes of one size, 0–255. */
interface Seen {
  coarse: Uint8Array
  /** Person by the class network. */
  classed: Uint8Array
  /** Hair, skin, face and more, as shares of the person. */
  shares: readonly Uint8Array[]
}

/** A share of the person from which the class network is sure. Where it knows nothing it gives all classes the same. */
const SURE = 128

/** Every so many pixels are enough to estimate shares by. */
const STRIDE = 3

/** How far the networks agree on this person, and whether it has what people have. */
export function evidenceOf(person: Uint8Array, { coarse, classed, shares: [hair, skin, face] }: Seen): Evidence {
  let [all, either, both, ofHair, ofFlesh, pixels] = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < person.length; i += STRIDE) {
    const is = person[i] ?? 0
    const too = coarse[i] ?? 0
    pixels += 1
    all += is
    either += is > too ? is : too
    both += is > too ? too : is
    if (is === 0) continue
    const known = Math.min(is, classed[i] ?? 0)
    const isHair = (hair?.[i] ?? 0) >= SURE
    if (isHair) ofHair += known
    if (isHair || (skin?.[i] ?? 0) >= SURE || (face?.[i] ?? 0) >= SURE) ofFlesh += known
  }
  return {
    area: all / (255 * Math.max(1, pixels)),
    agreement: both / Math.max(1, either),
    hair: ofHair / Math.max(1, all),
    flesh: ofFlesh / Math.max(1, all),
  }
}

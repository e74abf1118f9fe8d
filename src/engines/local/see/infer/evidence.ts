import type { Evidence } from '../eyes.ts'

/** What the coarse networks saw in the picture; planes of one size, 0–255. */
interface Seen {
  coarse: Uint8Array
  /** Person by the class network. */
  classed: Uint8Array
  /** Hair, skin, face and more, as shares of the person. */
  shares: readonly Uint8Array[]
  /** Where the fine matte was torn, 0–1; none where it was whole, undefined where there is no fine matte. */
  torn?: Float32Array | null
}

/** A share of the person from which the class network is sure. Where it knows nothing it gives all classes the same. */
const SURE = 128

/** What the class network gives to nobody, of 255, and how much more to a certain person: it is never surer than that. */
const NOBODY = 26
const CERTAIN = 204

/** Every so many pixels are enough to estimate shares by. */
const STRIDE = 3

/** How far the networks agree on this person, and whether it has what people have. */
export function evidenceOf(person: Uint8Array, { coarse, classed, shares: [hair, skin, face], torn }: Seen): Evidence {
  let [all, either, both, ofHair, ofFlesh, ofTorn, pixels] = [0, 0, 0, 0, 0, 0, 0]
  let [eitherCoarse, bothCoarse] = [0, 0]
  for (let i = 0; i < person.length; i += STRIDE) {
    const is = person[i] ?? 0
    const too = coarse[i] ?? 0
    pixels += 1
    all += is
    either += is > too ? is : too
    both += is > too ? too : is
    const certain = Math.min(255, Math.max(0, (255 * ((classed[i] ?? 0) - NOBODY)) / CERTAIN))
    eitherCoarse += certain > too ? certain : too
    bothCoarse += certain > too ? too : certain
    if (is === 0) continue
    ofTorn += is * (torn?.[i] ?? 0)
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
    torn: torn === undefined ? null : ofTorn / Math.max(1, all),
    accord: bothCoarse / Math.max(1, eitherCoarse),
  }
}

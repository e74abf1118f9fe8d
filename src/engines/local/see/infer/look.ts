import { evidenceOf } from './evidence.ts'
import { cutOut, Gaze, putBack } from './gaze.ts'
import type { Impression, Look, MatteTask, PeopleTask } from './messages.ts'
import { loadNetwork, type Network } from './network.ts'
import { PartSettler } from './parts.ts'
import { type Settled, settlePerson } from './person.ts'
import { Standing } from './standing.ts'

/** Sees with networks that lie in memory until they are closed. */
export interface Seer<Result> {
  see(look: Look): Promise<Result>
  close(): Promise<void>
}

/** Sees people's fine matte. */
export interface Matter extends Pick<Seer<Look>, 'close'> {
  /** `isUnsure`: a look shortly before was torn, so that no part of the picture may be passed over. */
  see(look: Look, isUnsure: boolean): Promise<Look>
}

/** Loads the fine network, which gives a look its matte. */
export async function openMatter({ matte: path, width, height }: MatteTask): Promise<Matter> {
  const matter = await loadNetwork(path)
  let gaze = new Gaze(width, height)
  const see = async (look: Look, isUnsure: boolean): Promise<Look> => {
    const { picture } = look
    if (look.isFirst) gaze = new Gaze(width, height)
    const window = gaze.aim(picture, isUnsure)
    const part = await matter.run(cutOut(picture, width, window), window, gaze.detailOf(window))
    if (!gaze.learn(part, window)) return { ...look, matte: putBack(part, window, gaze.whole) }
    const matte = await matter.run(picture, gaze.whole)
    gaze.learn(matte, gaze.whole)
    return { ...look, matte }
  }
  return { see, close: () => matter.close() }
}

/** The class network's planes: the person, then of the person hair, skin, face and clothes. */
const PLANES = 5

/** Loads the coarse networks, which make out of a look what is seen in it. */
export async function openPeople(task: PeopleTask): Promise<Seer<Impression>> {
  const { width, height } = task
  const segmenter = task.segmenter ? await loadNetwork(task.segmenter) : null
  const classifier = task.classes ? await loadNetwork(task.classes) : null
  const settler = new PartSettler(width, height)
  let standing = new Standing()
  const see = async ({ picture, matte, parts: isParted, isFirst }: Look): Promise<Impression> => {
    if (isFirst) standing = new Standing()
    const coarse = segmenter ? await segmenter.run(picture) : null
    const outlines = [matte, coarse].filter((plane) => plane !== null)
    const ask = async () => {
      if (classifier) standing.take(split(await classifier.run(picture), PLANES), outlines)
    }
    let second: Promise<Uint8Array> | null = null
    const again = () => {
      second ??= segmentMirrored(segmenter, picture, width, height)
      return second
    }
    const settle = (isOld: boolean) =>
      settled(width, height, { matte, coarse, classed: standing.answer[0] ?? null, isOld }, again)
    const trust = isParted ? 'none' : standing.trustFor(outlines)
    if (trust === 'none') await ask()
    let people = await settle(trust === 'undisputed')
    if (trust === 'undisputed' && people.isDisputed) {
      await ask()
      people = await settle(false)
    }
    const { person, torn } = people
    const [classed = null, ...shares] = standing.answer
    const parts = classed && isParted ? settler.partsOf({ classed, shares }, person) : []
    const [hair = null, skin = null, face = null, clothes = null] = parts
    const evidence = coarse && classed ? evidenceOf(person, { coarse, classed, shares, ...(matte && { torn }) }) : null
    return { person, hair, face, skin, clothes, torn: torn && Uint8Array.from(torn, (share) => 255 * share), evidence }
  }
  const close = async () => {
    await Promise.all([segmenter?.close(), classifier?.close()])
  }
  return { see, close }
}

interface Opinions {
  matte: Uint8Array | null
  coarse: Uint8Array | null
  classed: Uint8Array | null
  isOld: boolean
}

/** The person by all networks there are; without the fine matte the coarse one takes its place. */
async function settled(
  width: number,
  height: number,
  { matte, coarse, classed, isOld }: Opinions,
  again: () => Promise<Uint8Array>,
): Promise<Settled> {
  const [fine, other] = [matte ?? coarse ?? classed, classed ?? coarse]
  if (!fine || !other) {
    return { person: fine?.slice() ?? new Uint8Array(width * height), torn: null, isDisputed: false }
  }
  const ask = coarse ? again : async () => other
  return settlePerson({ matte: fine, coarse: coarse ?? other, classed: other, isOld }, width, height, ask)
}

/** What the segmenter sees when the picture is shown left for right; nobody where there is none. */
async function segmentMirrored(
  segmenter: Network | null,
  picture: Uint8Array,
  width: number,
  height: number,
): Promise<Uint8Array> {
  if (!segmenter) return new Uint8Array(width * height)
  return mirrored(await segmenter.run(mirrored(picture, width, 3)), width, 1)
}

/** Left for right, in pixels of so many bytes. */
function mirrored(plane: Uint8Array, width: number, bytes: number): Uint8Array {
  const result = new Uint8Array(plane.length)
  for (let row = 0; row < plane.length; row += width * bytes) {
    for (let from = 0, to = (width - 1) * bytes; to >= 0; from += bytes, to -= bytes) {
      for (let byte = 0; byte < bytes; byte++) result[row + to + byte] = plane[row + from + byte] ?? 0
    }
  }
  return result
}

function split(planes: Uint8Array, count: number): Uint8Array[] {
  const size = planes.length / count
  return Array.from({ length: count }, (_, index) => planes.subarray(index * size, (index + 1) * size))
}

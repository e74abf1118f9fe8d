import type { Impression, Task } from './messages.ts'
import { loadNetwork } from './network.ts'
import { partsOf } from './parts.ts'
import { settlePerson } from './person.ts'

/** The class network's planes: the person, then of the person hair, skin, face and clothes. */
const PLANES = 5

/** Loads the networks and answers with how one picture is looked at. */
export async function openLook({
  models,
  parts: asked,
  width,
  height,
  threads,
}: Task): Promise<(picture: Uint8Array) => Promise<Impression>> {
  const load = (path: string | null) => (path ? loadNetwork(path, threads) : null)
  const matter = await load(models.matte)
  const segmenter = await load(models.segmenter)
  const classifier = await load(models.classes)

  return async (picture) => {
    const coarse = await segmenter?.run(picture)
    const planes = await classifier?.run(picture)
    const [classed, ...shares] = planes ? split(planes, PLANES) : []
    const matte = await matter?.run(picture)
    const person = settled(width, height, matte, coarse, classed)
    const parts = classed && asked ? partsOf({ classed, shares }, person, width, height) : []
    const [hair = null, skin = null, face = null, clothes = null] = parts
    return { person, hair, face, skin, clothes }
  }
}

/** The person by all networks there are; without the fine matte the coarse one takes its place. */
function settled(
  width: number,
  height: number,
  matte?: Uint8Array,
  coarse?: Uint8Array,
  classed?: Uint8Array,
): Uint8Array {
  const [fine, other] = [matte ?? coarse ?? classed, classed ?? coarse]
  if (!fine || !other) return fine?.slice() ?? new Uint8Array(width * height)
  return settlePerson({ matte: fine, coarse: coarse ?? other, classed: other }, width, height)
}

function split(planes: Uint8Array, count: number): Uint8Array[] {
  const size = planes.length / count
  return Array.from({ length: count }, (_, index) => planes.subarray(index * size, (index + 1) * size))
}

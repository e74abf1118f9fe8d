import { evidenceOf } from './evidence.ts'
import type { Impression, Look, MatteTask, PeopleTask } from './messages.ts'
import { loadNetwork } from './network.ts'
import { partsOf } from './parts.ts'
import { settlePerson } from './person.ts'
import { Standing } from './standing.ts'

/** Sees with networks that lie in memory until they are closed. */
export interface Seer<Result> {
  see(look: Look): Promise<Result>
  close(): Promise<void>
}

/** Loads the fine network, which gives a look its matte. */
export async function openMatter({ matte: path }: MatteTask): Promise<Seer<Look>> {
  const matter = await loadNetwork(path)
  return {
    see: async (look) => ({ ...look, matte: await matter.run(look.picture) }),
    close: () => matter.close(),
  }
}

/** The class network's planes: the person, then of the person hair, skin, face and clothes. */
const PLANES = 5

/** Loads the coarse networks, which make out of a look what is seen in it. */
export async function openPeople(task: PeopleTask): Promise<Seer<Impression>> {
  const { width, height } = task
  const segmenter = task.segmenter ? await loadNetwork(task.segmenter) : null
  const classifier = task.classes ? await loadNetwork(task.classes) : null
  let standing = new Standing()
  const see = async ({ picture, matte, parts: isParted, isFirst }: Look): Promise<Impression> => {
    if (isFirst) standing = new Standing()
    const coarse = segmenter ? await segmenter.run(picture) : null
    const outlines = [matte, coarse].filter((plane) => plane !== null)
    if (classifier && (isParted || !standing.holdsFor(outlines))) {
      standing.take(split(await classifier.run(picture), PLANES), outlines)
    }
    const [classed = null, ...shares] = standing.answer
    const person = settled(width, height, matte, coarse, classed)
    const parts = classed && isParted ? partsOf({ classed, shares }, person, width, height) : []
    const [hair = null, skin = null, face = null, clothes = null] = parts
    const evidence = coarse && classed ? evidenceOf(person, { coarse, classed, shares }) : null
    return { person, hair, face, skin, clothes, evidence }
  }
  const close = async () => {
    await Promise.all([segmenter?.close(), classifier?.close()])
  }
  return { see, close }
}

/** The person by all networks there are; without the fine matte the coarse one takes its place. */
function settled(
  width: number,
  height: number,
  matte: Uint8Array | null,
  coarse: Uint8Array | null,
  classed: Uint8Array | null,
): Uint8Array {
  const [fine, other] = [matte ?? coarse ?? classed, classed ?? coarse]
  if (!fine || !other) return fine?.slice() ?? new Uint8Array(width * height)
  return settlePerson({ matte: fine, coarse: coarse ?? other, classed: other }, width, height)
}

function split(planes: Uint8Array, count: number): Uint8Array[] {
  const size = planes.length / count
  return Array.from({ length: count }, (_, index) => planes.subarray(index * size, (index + 1) * size))
}

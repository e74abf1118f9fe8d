import type { Impression, Task } from './messages.ts'
import { loadNetwork, type Network } from './network.ts'

/** Loads the networks and answers with how one picture is looked at. */
export async function openLook({ models, threads }: Task): Promise<(picture: Uint8Array) => Promise<Impression>> {
  const load = (path: string | null) => (path ? loadNetwork(path, threads) : null)
  const [matte, segmenter, classes] = [
    await load(models.matte),
    await load(models.segmenter),
    await load(models.classes),
  ]
  return async (picture) => {
    const size = picture.length / 3
    const planes = classes ? await classes.run(picture) : null
    const person = await personOf(picture, matte ?? (planes ? null : segmenter), planes, size)
    const part = (index: number) => planes && multiplied(planes.subarray(index * size, (index + 1) * size), person)
    return { person, hair: part(1), skin: part(2), face: part(3), clothes: part(4) }
  }
}

async function personOf(
  picture: Uint8Array,
  network: Network | null,
  planes: Uint8Array | null,
  size: number,
): Promise<Uint8Array> {
  if (network) return network.run(picture)
  return planes?.slice(0, size) ?? new Uint8Array(size)
}

/** The share that a part has in the person, of the person. */
function multiplied(share: Uint8Array, person: Uint8Array): Uint8Array {
  const result = new Uint8Array(person.length)
  for (let index = 0; index < result.length; index++) {
    result[index] = ((share[index] ?? 0) * (person[index] ?? 0) + 127) / 255
  }
  return result
}

import { createProbe } from '../src/sources/probe.ts'
import { footage } from '../test/support/footage.ts'
import { atLeast, type Figure, told } from './figures.ts'
import { openEngine, perform } from './quality/perform.ts'

const SECONDS = 8
const ROUNDS = 3

/** Another background at 720p: seconds of clip over seconds of work, and what the process that edits takes of memory. */
export async function backgroundSwap(): Promise<Figure[]> {
  const source = await footage('dancer', SECONDS)
  const probe = createProbe()
  const clip = await probe.clip(source)
  await probe.close()
  const engine = await openEngine()
  const costs = async (prompt: string, rounds: number) => {
    const all = []
    for (let round = 0; round < rounds; round += 1) all.push((await perform(engine, source, clip, prompt)).cost)
    return all
  }
  // The first edit of a process loads the networks.
  const look = await costs('16mm film', 2)
  const [, ...swaps] = await costs('put her on a snowy street at night', ROUNDS + 1)
  await engine.close()
  const best = Math.min(...swaps.map(({ seconds }) => seconds))
  const most = (of: { memory: number }[]) => Math.max(...of.map(({ memory }) => memory))
  return [
    atLeast(1, {
      ...{ name: 'background swap at 720p ÷ real time', value: clip.seconds / best, unit: '' },
      detail: `${clip.seconds.toFixed(1)} s of clip in ${best.toFixed(1)} s, best of ${ROUNDS}, without the loading of the networks`,
    }),
    told('memory of a running edit, a look', most(look), ' MB', 'the process that edits at its peak, 720p'),
    told(
      'memory of a running edit, a background',
      most(swaps),
      ' MB',
      'the same; each slot of LOCAL_SLOTS has its own',
    ),
  ]
}

import { createAtmosphere, type WantedAtmosphere } from '../atmosphere/atmospheres.ts'
import { createBackground } from '../compose/background.ts'
import { pictureOf } from '../compose/picture.ts'
import type { Step, StepSettings } from '../compose/step.ts'
import { createOutfit } from '../outfit/outfit.ts'
import type { Plan } from '../plan.ts'
import { createBackdrop } from '../scenes/backdrop.ts'
import { sceneNamed } from '../scenes/catalogue.ts'
import type { Sight } from '../see/sight.ts'
import type { RenderRequest } from './request.ts'
import type { Seen } from './seen.ts'

/** Lighter than weather that was asked for: faces stay clear. */
const SCENE_WEATHER = 0.6

/**
 * Dresses people, sets them elsewhere, lets it snow: each frame in place, before any look. Places are painted once
 * `ready` is kept or the first frame is there, so that the networks have something to do meanwhile.
 */
export async function* compose(
  frames: AsyncIterable<Seen>,
  request: RenderRequest,
  ready: Promise<void>,
): AsyncGenerator<Seen> {
  const seen = frames[Symbol.asyncIterator]()
  const first = seen.next()
  // Awaited later; until then a rejection must not count as unhandled.
  first.catch(() => {})
  try {
    await Promise.race([first, ready])
    const steps = await openSteps(request.plan, request)
    let index = 0
    for (let next = await first; !next.done; next = await seen.next()) {
      const { frame, sight } = next.value
      const seconds = (Number(frame.pts) * frame.timeBase.num) / frame.timeBase.den
      const picture = steps.length > 0 ? pictureOf(frame) : null
      for (const step of steps) {
        if (picture) await step.draw(picture, sight ?? nobody(), { seconds, index })
      }
      index += 1
      yield { frame, sight }
    }
    for (const step of steps) step.close()
  } finally {
    await seen.return?.()
  }
}

/** People are dressed as they were filmed, then set elsewhere; weather falls over all of it. */
async function openSteps(plan: Plan, settings: StepSettings): Promise<Step[]> {
  const { garments = [], background } = plan
  const atmospheres = [...(plan.atmospheres ?? []), ...weatherOf(plan)]
  return [
    ...(garments.length > 0 ? [await createOutfit(garments, settings)] : []),
    ...(background ? [await createBackground(background, settings, scenesFor(settings))] : []),
    ...(atmospheres.length > 0 ? [await createAtmosphere(atmospheres, settings)] : []),
  ]
}

/** The scene shows its weather behind people; where nobody asked for more of it, some falls in front of them as well. */
function weatherOf({ background, atmospheres = [] }: Plan): WantedAtmosphere[] {
  const weather = background?.kind === 'scene' ? sceneNamed(background.name)?.weather : undefined
  if (!weather || atmospheres.some(({ name }) => name === weather)) return []
  return [{ name: weather, strength: SCENE_WEATHER, onlyInFront: true }]
}

function scenesFor({ width, height, seed }: StepSettings): Parameters<typeof createBackground>[2] {
  return async (name, time) => {
    const scene = sceneNamed(name)
    if (!scene) throw new TypeError(`No scene is called ${name}`)
    return createBackdrop(scene, { width, height, seed, time })
  }
}

/** Where no model can see people, weather falls in front of everything and behind nobody. */
function nobody(): Sight {
  return {
    width: 1,
    height: 1,
    person: new Uint8Array(1),
    parts: null,
    cut: false,
    motion: null,
    pan: { x: 0, y: 0 },
  }
}

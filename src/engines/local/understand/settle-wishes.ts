import type { Garment, Plan, TimeOfDay } from '../plan.ts'
import type { Request } from './judge.ts'
import type { BackgroundWish, Weather } from './picture/wish.ts'
import { wordsAt } from './wording.ts'

type WishRequest = Request & { kind: 'wish' }

interface SettledWishes {
  plan: Omit<Plan, 'looks' | 'adjustments'>
  dropped: ReadonlyMap<WishRequest, string>
}

/** Outer garments go over the whole outfit. */
const ORDER: readonly Garment['part'][] = ['clothes', 'top', 'bottom', 'hair']

/** One background, each part of the outfit once, each kind of weather once: the last word counts. */
export function settleWishes(
  requests: readonly WishRequest[],
  unwanted: readonly string[],
  prompt: string,
): SettledWishes {
  const dropped = new Map<WishRequest, string>()
  const keepLast = (keyOf: (request: WishRequest) => string | null) => {
    const last = new Map<string, WishRequest>()
    for (const request of requests) {
      const key = keyOf(request)
      const before = key === null ? undefined : last.get(key)
      if (before) dropped.set(before, `contradicted by “${wordsAt(prompt, request)}”, which comes later`)
      if (key !== null) last.set(key, request)
    }
  }
  keepLast(({ wish }) => (wish.kind === 'background' ? 'background' : null))
  keepLast(({ wish }) => (wish.kind === 'garment' ? wish.garment.part : null))
  const withheld = [...unwanted, ...requests.flatMap(({ wish }) => (wish.kind === 'no weather' ? [wish.name] : []))]
  for (const request of requests) {
    if (request.wish.kind === 'weather' && withheld.includes(request.wish.weather.name)) {
      dropped.set(request, 'contradicted by another part of the prompt')
    }
  }
  return {
    plan: planOf(
      requests.filter((request) => !dropped.has(request)),
      withheld,
    ),
    dropped,
  }
}

function planOf(requests: readonly WishRequest[], withheld: readonly string[]): SettledWishes['plan'] {
  const wishes = requests.map(({ wish }) => wish)
  const background = wishes.find((wish) => wish.kind === 'background')
  const time = wishes.findLast((wish) => wish.kind === 'time')?.time
  const garments = wishes.flatMap((wish) => (wish.kind === 'garment' ? [wish.garment] : []))
  const weather = wishes.flatMap((wish) =>
    wish.kind === 'weather' ? [wish.weather] : wish.kind === 'background' ? wish.weather : [],
  )
  const atmospheres = strongest(weather.filter(({ name }) => !withheld.includes(name)))
  return {
    ...(background ? { background: timed(background, time) } : {}),
    ...(garments.length > 0
      ? { garments: garments.toSorted((one, other) => ORDER.indexOf(one.part) - ORDER.indexOf(other.part)) }
      : {}),
    ...(atmospheres.length > 0 ? { atmospheres } : {}),
  }
}

/** “put her in the city. At night.” */
function timed({ background }: BackgroundWish, time: TimeOfDay | undefined): NonNullable<Plan['background']> {
  return background.kind === 'scene' && time !== undefined && !background.time ? { ...background, time } : background
}

function strongest(weather: readonly Weather[]): Weather[] {
  const byName = new Map<string, number>()
  for (const { name, strength } of weather) byName.set(name, Math.max(strength, byName.get(name) ?? 0))
  return [...byName].map(([name, strength]) => ({ name, strength: Math.min(2, Math.max(0.2, strength)) }))
}

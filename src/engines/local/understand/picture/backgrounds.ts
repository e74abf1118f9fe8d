import type { Background } from '../../plan.ts'
import type { Found, Place, Plain } from './found.ts'
import type { Grammar } from './grammar.ts'
import { PLAIN_WHITE } from './plain.ts'
import type { WholeWish, Wish } from './wish.ts'

/** How people ask for another background. */
export const BACKGROUNDS: Grammar = [
  {
    mood: 'asks',
    patterns: [
      'blurVerb backdrop',
      'blurVerb backdrop blurry',
      'change backdrop to? blurry',
      'give backdrop to? depth',
      'blurry backdrop',
      'backdrop change? blurry',
      'backdrop should? blurry',
      'use? depth',
      'use? depth to backdrop',
      'use blurry to|at backdrop',
      'put? person? at blurry backdrop',
    ],
    wish: ({ strength }) => blurred(strength ?? 1),
  },
  {
    mood: 'asks',
    patterns: ['remove backdrop', 'remove backdrop behind person', 'no backdrop'],
    wish: () => withoutBackground(),
  },
  {
    mood: 'asks',
    patterns: ['transparent backdrop', 'change|use backdrop to? transparent', 'use transparent backdrop'],
    wish: () => ({
      kind: 'refused',
      reason: 'an mp4 cannot be transparent; “green screen” gives a background to key out',
    }),
  },
  {
    mood: 'asks',
    patterns: [
      'change|use|put backdrop place|plain',
      'change|use|put backdrop to|at place|plain',
      'change|use|put backdrop to|at place|plain backdrop',
      'change plain backdrop to place|plain',
      'change|put colourWord of backdrop to plain',
      'change backdrop colourWord to? plain',
      'change? backdrop from place|plain to|change place|plain',
      'use place|plain as backdrop',
      'use place|plain behind backdrop',
      'use|put place behind person',
      'use|put plain trulyBehind person',
      'use place|plain inTheBack',
      'use place instead',
      'place|plain behind backdrop',
      'place behind person',
      'plain trulyBehind person',
      'place|plain inTheBack',
      'place|plain backdrop',
      'use place|plain backdrop',
      'give person place|plain backdrop',
      'change to place|plain backdrop',
      'change place|plain backdrop',
      'use plain of? reference as|at backdrop',
      'backdrop place|plain',
      'backdrop of|to|at place|plain',
      'place|plain as backdrop',
      'change backdrop to backdrop of plain',
      'change backdrop to backdrop of place',
      'use? screen',
      'person put at? place|plain backdrop?',
      'put|want person at place|plain backdrop?',
      'put person posture? at place|plain backdrop?',
    ],
    wish: ({ place, plain }) => backgroundOf(place, plain),
  },
  {
    mood: 'asks',
    patterns: [
      'put person at place',
      'put person posture at? place',
      'selfBe posture? at? place',
      'put person from place at place',
      'person wishTo posture? at? place',
      'put? certain be posture? at place',
      'put? certain be? posture at place',
      'person put at? place',
      'put frame at place',
      'at place put person',
      'asIf person|frame? be? shot|posture? at place',
      'put frame|person? asIf person|frame? be? shot|posture? at place',
      'put frame|person asIf place',
      'put frame asIf? shot at place',
      'frame? takesPlace at place',
      'frame be takesPlace at place',
      'frame be at place',
      'put person at time at place',
      'put frame time at place',
      'certain at place posture',
    ],
    wish: ({ place }) => (place ? placed(place, []) : null),
  },
  {
    mood: 'asks',
    patterns: ['change ground to place'],
    wish: ({ place }) => (place ? placed(place, ['all that is behind people is replaced']) : null),
  },
  {
    mood: 'names',
    patterns: [
      'at place',
      'becomes place',
      'change frame to place',
      'posture at place',
      'asIf place',
      'put frame at? place',
    ],
    wish: ({ place }) => (place ? placed(place, []) : null),
  },
  {
    mood: 'names',
    fewestWords: 2,
    patterns: ['place'],
    wish: ({ place, time }) => (place ? placed({ ...place, time: place.time ?? time ?? null }, []) : null),
  },
  {
    mood: 'names',
    patterns: ['change|put backdrop to|at? anything', 'use anything as backdrop', 'put person at anything'],
    wish: ({ unknown }) =>
      unknown ? { kind: 'refused', reason: 'there is no scene like this', place: unknown } : null,
  },
  { mood: 'names', patterns: ['backdrop same'], wish: () => ({ kind: 'same', garments: [] }) },
  { mood: 'names', patterns: ['time', 'at time'], wish: ({ time }) => (time ? { kind: 'time', time } : null) },
]

function blurred(strength: number): Wish {
  const background: Background = { kind: 'blur', strength }
  return {
    kind: 'background',
    background,
    weather: [],
    told: 'background out of focus',
    shortfalls: [],
    needs: ['person'],
  }
}

function withoutBackground(): Wish {
  return {
    kind: 'background',
    background: { kind: 'colour', colour: PLAIN_WHITE },
    weather: [],
    told: 'background: plain white',
    shortfalls: ['an mp4 cannot be transparent; “green screen” gives a background to key out'],
    needs: ['person'],
  }
}

function backgroundOf(place: Found['place'], plain: Found['plain']): Wish | null {
  if (place) return placed(place, [])
  return plain ? plainly(plain) : null
}

export function plainly({ background, told, shortfalls }: Plain): WholeWish {
  return { kind: 'background', background, weather: [], told: `background: ${told}`, shortfalls, needs: ['person'] }
}

function placed({ scene, time, weather, near, left }: Place, shortfalls: readonly string[]): Wish {
  const background: Background = { kind: 'scene', name: scene.name, ...(time ? { time } : {}) }
  const isRoom = scene.group === 'indoors'
  const own = weather.filter(({ name }) => name !== scene.weather && !(isRoom && OUTDOORS.has(name)))
  const outside = weather.filter(({ name }) => isRoom && OUTDOORS.has(name)).map(({ title }) => title.toLowerCase())
  const air = own.map(({ title }) => ` with ${title.toLowerCase()}`).join('')
  const told = `background: ${scene.title.toLowerCase()}${time ? TIME_TOLD[time] : ''}${air}`
  return {
    kind: 'background',
    background,
    weather: own,
    told,
    shortfalls: [...shortfalls, ...outside.map((title) => `${title} left out, as this is indoors`)],
    near,
    left,
    needs: ['person'],
  }
}

/** Weather that no room has, by name; fog may come from a machine. */
const OUTDOORS = new Set(['rain', 'storm', 'snow', 'blizzard', 'sandstorm', 'leaves', 'rainbow', 'fireworks'])

const TIME_TOLD = { dawn: ' at dawn', day: ' by day', dusk: ' at dusk', night: ' by night' }

import type { Found, TitledWeather } from './found.ts'
import type { Grammar } from './grammar.ts'
import type { WeatherWish, Wish } from './wish.ts'

/** How people ask for weather and light in the air. */
export const WEATHER: Grammar = [
  {
    mood: 'asks',
    patterns: [
      'weatherVerb weatherSubject? weather effect?',
      'weatherVerb weatherSubject? weather weather? effect?',
      'weatherVerb? weatherSubject asIf be? weather',
      'weatherVerb frame|person asIf? weather effect?',
      'weatherVerb frame|person|backdrop weatherPlace weather effect?',
      'weatherVerb sky asIf? weatherSubject? be? weather effect?',
      'weather effect? weatherPlace? sky',
      'asIf weatherSubject be? weather effect?',
      'asIf weatherSubject? be? shot|posture? weatherPlace weather',
      'put|weatherVerb person|frame weatherPlace weather',
      'put person|frame at weather',
      'put person posture weatherPlace|at weather',
      'weatherVerb weatherSubject? weather effect? at|behind person|backdrop|frame',
      'weather effect? at|behind person|backdrop|frame',
      'becomes weather',
      'change weatherWord to? weather',
      'certain be? posture? weatherPlace weather',
      'weatherSubject should weather effect?',
      'should weather',
    ],
    wish: weathered,
  },
  {
    mood: 'asks',
    patterns: ['no weather effect?'],
    wish: ({ weather }) => (weather ? { kind: 'no weather', name: weather.name } : null),
  },
  { mood: 'names', patterns: ['weather effect?', 'weatherPlace weather effect?', 'at weather'], wish: weathered },
]

function weathered({ weather, strength }: Found): Wish | null {
  return weather ? weatherWish(weather, strength ?? 1) : null
}

/** @param factor how strong it is asked for; 1 is usual */
export function weatherWish({ name, title, strength }: TitledWeather, factor: number): WeatherWish {
  const degree = factor < 0.7 ? ', slight' : factor > 1.1 ? ', strong' : ''
  return {
    kind: 'weather',
    weather: { name, strength: factor * strength },
    title,
    told: `${title.toLowerCase()}${degree}`,
    shortfalls: [],
    needs: [],
  }
}

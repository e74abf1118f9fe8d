/** What an edit must leave alone, apart from light and colour that it matches on purpose. */
export const UNTOUCHED = ['person', 'all but clothes', 'skin'] as const
export type Untouched = (typeof UNTOUCHED)[number]

export interface QualityEdit {
  name: string
  prompt: string
  /** Lowest mean cosine of faces that is still the same person to a viewer; null where nothing is promised. */
  identity: number | null
  /** Empty where the edit may change everything. */
  untouched: readonly Untouched[]
  /** False where the edit brings motion of its own, so that flicker cannot be told from it. */
  still: boolean
}

/** The edits that are measured on every clip, worded so that they fit whoever is in it. */
export const EDITS: readonly QualityEdit[] = [
  {
    name: 'background',
    prompt: 'replace the background with a beach',
    ...{ identity: 0.9, untouched: ['person'], still: false },
  },
  {
    // Nothing moves in a plain colour: what does is the matte.
    name: 'plain background',
    prompt: 'make the background plain green',
    ...{ identity: 0.9, untouched: ['person'], still: true },
  },
  {
    name: 'outfit',
    prompt: 'make the clothes red',
    ...{ identity: 0.9, untouched: ['all but clothes', 'skin'], still: true },
  },
  {
    name: 'both',
    prompt: 'replace the background with a forest and make the clothes blue',
    ...{ identity: 0.9, untouched: [], still: false },
  },
  {
    name: 'regrade',
    prompt: '35mm film look',
    ...{ identity: 0.9, untouched: [], still: false },
  },
  {
    name: 'animation',
    prompt: 'turn it into a cartoon',
    ...{ identity: 0.55, untouched: [], still: true },
  },
  {
    name: 'sentence',
    prompt: 'put her on a snowy street at night, make her coat red, 35mm film look',
    ...{ identity: null, untouched: [], still: false },
  },
  {
    // The most that is asked for in one prompt: its speed has a goal of its own.
    name: 'combination',
    prompt: 'replace the background with a beach, make the clothes red, turn it into a cartoon, 35mm film grain',
    ...{ identity: null, untouched: [], still: false },
  },
]

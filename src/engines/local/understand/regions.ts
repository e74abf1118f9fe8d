import type { Region } from '../plan.ts'
import { type Clause, shapeOf } from './clause.ts'
import { withTerms } from './clauses.ts'
import type { Term } from './meaning.ts'
import type { Need } from './outcome.ts'

/** Where an edit applies: in all of these regions. */
export interface Where {
  regions: readonly Region[]
  /** As the customer reads it; empty for the whole frame. */
  title: string
  needs: readonly Need[]
}

export const WHOLE_FRAME: Where = { regions: ['frame'], title: '', needs: [] }

/** Regions that share no pixels and make up the frame. */
const LEAVES: readonly Region[] = ['background', 'hair', 'face', 'skin', 'bottom', 'top']

/** What is left when regions are taken out of the frame, in as few regions as there are names for. */
function othersOf(regions: readonly Region[]): readonly Region[] {
  const left = LEAVES.filter((leaf) => !regions.some((region) => overlap(region, leaf)))
  return merged(merged(left, ['bottom', 'top'], 'clothes'), ['hair', 'face', 'skin', 'clothes'], 'subject')
}

function merged(left: readonly Region[], parts: readonly Region[], whole: Region): readonly Region[] {
  if (!parts.every((part) => left.includes(part))) return left
  return [...left.filter((region) => !parts.includes(region)), whole]
}

const TITLES: Record<Region, string> = {
  frame: 'the whole frame',
  subject: 'people',
  background: 'the background',
  face: 'faces',
  hair: 'the hair',
  skin: 'the skin',
  clothes: 'the clothes',
  top: 'the clothes above the hips',
  bottom: 'the clothes below the hips',
}

export function onlyIn(region: Region): Where {
  if (region === 'frame') return WHOLE_FRAME
  return { regions: [region], title: `on ${TITLES[region]} only`, needs: [needOf(region)] }
}

export function allBut(...regions: readonly Region[]): Where {
  const titles = [...new Set(regions)].map((region) => TITLES[region])
  return { regions: othersOf(regions), title: `on all but ${titles.join(' and ')}`, needs: regions.map(needOf) }
}

function needOf(region: Region): Need {
  return region === 'subject' || region === 'background' || region === 'frame' ? 'person' : region
}

/** Whether two regions share pixels. */
export function overlap(one: Region, other: Region): boolean {
  if (one === other || one === 'frame' || other === 'frame') return true
  const parts = (region: Region): readonly Region[] =>
    region === 'subject'
      ? ['face', 'hair', 'skin', 'top', 'bottom']
      : region === 'clothes'
        ? ['top', 'bottom']
        : [region]
  return parts(one).some((part) => parts(other).includes(part))
}

/** A clause about one region as one about the whole frame, and that region; null where it is not about just one. */
export function inRegion(clause: Clause): { clause: Clause; region: Region } | null {
  const run = regionRun(clause.terms)
  if (!run || (run.region === 'subject' && isAnybody(clause, run.first))) return null
  // “Put us in autumn” is about all that is seen.
  const isTime = clause.terms.some(
    ({ meaning, stems }) => meaning.kind === 'look' && ['in', 'on', 'at'].includes(stems[0] ?? ''),
  )
  const region = isTime && run.region === 'subject' ? 'frame' : run.region
  // A verb's object reads best as “it”, the noun of a phrase (“a black and white background”) as a picture.
  const isDescribed = /[EAMG]_*$/.test(shapeOf(clause.terms.slice(0, run.first)))
  const kind = clause.action === null || isDescribed ? 'frame' : 'pronoun'
  const frame: Term = { ...run.term, meaning: { kind }, stems: [kind === 'frame' ? 'picture' : 'it'] }
  const terms = [...clause.terms.slice(0, run.first), frame, ...clause.terms.slice(run.last + 1)]
  return { clause: withTerms(clause, terms), region }
}

/** The one region that terms name, however they put it: “her face”, “the face of the woman”, “her red coat”. */
export function regionRun(terms: readonly Term[]): { region: Region; first: number; last: number; term: Term } | null {
  const spots = terms.flatMap((term, index) =>
    term.meaning.kind === 'region' ? [{ region: term.meaning.region, index, term }] : [],
  )
  const [first] = spots
  const last = spots.at(-1)
  if (!first || !last || spots.some(({ region }) => region === null)) return null
  const between = terms.slice(first.index, last.index + 1).filter(({ meaning }) => meaning.kind !== 'colour')
  const isOneRun = /^[_DIOT]*$/.test(shapeOf(between).replaceAll('R', ''))
  const parts = spots.filter(({ region }) => region !== 'subject')
  const [spot = first] = parts
  if (!isOneRun || parts.length > 1 || spot.region === null) return null
  if (parts.length === 0 && spots.length > 1) return null
  return { region: spot.region, first: first.index, last: last.index, term: spot.term }
}

/** “a woman”, or “woman” where nothing is to be done with her: whoever the clip shows. */
function isAnybody({ terms, action }: Clause, index: number): boolean {
  const before = shapeOf(terms.slice(0, index)).replaceAll('_', '')
  if (before.endsWith('I')) return true
  return action === null && !before.endsWith('D') && !CERTAIN.has(terms[index]?.stems.join(' ') ?? '')
}

const CERTAIN = new Set([
  'her',
  'him',
  'them',
  'me',
  'us',
  'she',
  'he',
  'they',
  'people',
  'subject',
  'everyone',
  'everybody',
  '她',
  '他',
  '她 们',
  '他 们',
  '人 物',
  '主 体',
])

import { adjustmentNamed } from '../adjust/catalogue.ts'
import { atmosphereGraph } from '../atmosphere/atmospheres.ts'
import { lookNamed } from '../looks/catalogue.ts'
import type { LookSettings, Stage } from '../looks/look.ts'
import type { Plan, Region } from '../plan.ts'

/** One pass over the picture, kept to some regions of it. */
export interface Layer {
  regions: readonly Region[]
  /** An FFmpeg filter chain, yuv420p to yuv420p at the same times. */
  graph: string
  /** Share of the picture before it that large faces keep, 0–1. */
  gentleFaces: number
}

type Settings = Omit<LookSettings, 'strength'>

/** What the plan does to parts of the picture, then what it does to the whole: redrawn first, so that what follows covers the drawing. */
export function effectLayers(plan: Plan, settings: Settings): Layer[] {
  const whole = only(plan, 'frame')
  const gentleFaces = Math.max(0, ...whole.looks.map(({ name }) => lookNamed(name)?.gentleFaces ?? 0))
  const redrawn = gentleFaces > 0 ? looks(whole, 'redraw', settings) : []
  return [
    ...layersOfParts(plan, settings),
    ...(redrawn.length > 0 ? [{ regions: WHOLE, graph: standard(redrawn), gentleFaces }] : []),
    ...layerOfWhole([air(plan), ...effects(whole, settings, gentleFaces > 0)]),
  ]
}

const WHOLE: readonly Region[] = ['frame']

/** Frames come tagged from the geometry: where nothing is to be done there is nothing to pass through. */
function layerOfWhole(filters: readonly string[]): Layer[] {
  return filters.some(Boolean) ? [{ regions: WHOLE, graph: standard(filters), gentleFaces: 0 }] : []
}

/** One pass for all regions that are to look the same, so that nothing shows where they meet. */
function layersOfParts(plan: Plan, settings: Settings): Layer[] {
  const named = [...plan.looks, ...plan.adjustments].map(({ region }) => region ?? 'frame')
  const regionsOf = new Map<string, Region[]>()
  for (const region of new Set(named)) {
    if (region === 'frame') continue
    const graph = effectsGraph(only(plan, region), settings)
    regionsOf.set(graph, [...(regionsOf.get(graph) ?? []), region])
  }
  return [...regionsOf].map(([graph, regions]) => ({ regions, graph, gentleFaces: 0 }))
}

/** The looks and adjustments of a plan as one filter chain for the whole picture. */
export function effectsGraph(plan: Plan, settings: Settings): string {
  return standard(effects(plan, settings, false))
}

/** Redrawn first, then graded and adjusted, then the lens, then the recording medium. */
function effects(plan: Plan, settings: Settings, isRedrawn: boolean): string[] {
  return [
    ...(isRedrawn ? [] : looks(plan, 'redraw', settings)),
    ...looks(plan, 'grade', settings),
    ...adjustments(plan),
    ...looks(plan, 'lens', settings),
    ...looks(plan, 'medium', settings),
  ]
}

/** Whatever a look did in RGB, players must be told what comes out. */
function standard(filters: readonly string[]): string {
  const tags = 'setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709'
  return [...filters.filter(Boolean), 'format=yuv420p', tags, 'setsar=1'].join(',')
}

/** Whether a look lays the grain or the noise of a recording over the picture. */
export function isGrainy({ looks }: Plan): boolean {
  return looks.some(({ name }) => lookNamed(name)?.stage === 'medium')
}

function only(plan: Plan, region: Region): Plan {
  const isHere = (one: { region?: Region }) => (one.region ?? 'frame') === region
  return { looks: plan.looks.filter(isHere), adjustments: plan.adjustments.filter(isHere) }
}

function air({ atmospheres }: Plan): string {
  return atmosphereGraph(atmospheres ?? [])
}

function looks(plan: Plan, stage: Stage, settings: Settings): string[] {
  return plan.looks.flatMap(({ name, strength }) => {
    const look = lookNamed(name)
    return look?.stage === stage ? [look.graph({ ...settings, strength })] : []
  })
}

function adjustments(plan: Plan): string[] {
  return plan.adjustments.flatMap(({ name, amount }) => adjustmentNamed(name)?.graph(amount) ?? [])
}

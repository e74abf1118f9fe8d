import { adjustmentNamed } from '../adjust/catalogue.ts'
import { lookNamed } from '../looks/catalogue.ts'
import type { LookSettings, Stage } from '../looks/look.ts'
import type { Plan } from '../plan.ts'

/** The plan as one filter chain: redrawn first, then graded and adjusted, then the lens, then the recording medium. */
export function effectsGraph(plan: Plan, settings: Omit<LookSettings, 'strength'>): string {
  return [
    ...looks(plan, 'redraw', settings),
    ...looks(plan, 'grade', settings),
    ...adjustments(plan),
    ...looks(plan, 'lens', settings),
    ...looks(plan, 'medium', settings),
    // Whatever a look did in RGB, players must be told what comes out.
    'format=yuv420p',
    'setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709',
    'setsar=1',
  ].join(',')
}

function looks(plan: Plan, stage: Stage, settings: Omit<LookSettings, 'strength'>): string[] {
  return plan.looks.flatMap(({ name, strength }) => {
    const look = lookNamed(name)
    return look?.stage === stage ? [look.graph({ ...settings, strength })] : []
  })
}

function adjustments(plan: Plan): string[] {
  return plan.adjustments.flatMap(({ name, amount }) => adjustmentNamed(name)?.graph(amount) ?? [])
}

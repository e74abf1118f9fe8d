import { lookNamed } from '../looks/catalogue.ts'
import type { Plan, Region } from '../plan.ts'
import type { Needs } from '../see/sight.ts'

/** Regions that need no more than to know where people are. */
const OUTLINED: readonly Region[] = ['subject', 'background']

/** What has to be seen for a plan, and what would only make it better. */
export function needsOf(plan: Plan): { required: Needs; wished: Needs } {
  const regions = [...plan.looks, ...plan.adjustments].map(({ region }) => region ?? 'frame')
  const isOutlined = plan.background !== undefined || regions.some((region) => OUTLINED.includes(region))
  const isParted =
    (plan.garments ?? []).length > 0 || regions.some((region) => region !== 'frame' && !OUTLINED.includes(region))
  const isGentle = plan.looks.some(({ name }) => (lookNamed(name)?.gentleFaces ?? 0) > 0)
  return {
    required: { matte: isOutlined, parts: isParted },
    wished: {
      matte: isOutlined || (plan.atmospheres ?? []).length > 0,
      parts: isParted || isGentle,
    },
  }
}

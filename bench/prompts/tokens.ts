import type { Garment, Plan } from '../../src/engines/local/plan.ts'

/** Everything that a plan does, one word each: “bg:beach”, “top:#c00000”, “look:sepia@background”, “dial:exposure+”, “air:snow”. */
export function tokensOf({ looks, adjustments, background, garments = [], atmospheres = [] }: Plan): string[] {
  return [
    ...(background ? [`bg:${background.kind === 'scene' ? background.name : background.kind}`] : []),
    ...garments.map(({ part, fill }) => `${part}:${fillOf(fill)}`),
    ...looks.map(({ name, region }) => `look:${name}${region ? `@${region}` : ''}`),
    ...adjustments.map(
      ({ name, amount, region }) => `dial:${name}${amount < 0 ? '-' : '+'}${region ? `@${region}` : ''}`,
    ),
    ...atmospheres.map(({ name }) => `air:${name}`),
  ]
}

export function isNothing(plan: Plan): boolean {
  return tokensOf(plan).length === 0
}

function fillOf(fill: Garment['fill']): string {
  return fill.kind === 'colour' ? fill.colour.join('.') : fill.kind
}

/** The value below which the given share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

export interface Figure {
  name: string
  value: number
  unit: string
  /** What it should be, as text and as a test; null where it is only told. */
  goal: string | null
  met: boolean | null
  detail: string
}

/** A figure without a goal. */
export function told(name: string, value: number, unit: string, detail: string): Figure {
  return { name, value, unit, goal: null, met: null, detail }
}

export function atLeast(goal: number, figure: Omit<Figure, 'goal' | 'met'>): Figure {
  return { ...figure, goal: `≥ ${goal}${figure.unit}`, met: figure.value >= goal }
}

export function atMost(goal: number, figure: Omit<Figure, 'goal' | 'met'>): Figure {
  return { ...figure, goal: `≤ ${goal}${figure.unit}`, met: figure.value <= goal }
}

export function row({ name, value, unit, goal, met, detail }: Figure): string {
  const verdict = met === null ? '' : met ? 'met' : 'MISSED'
  return [name, `${value.toFixed(2)}${unit}`, goal ?? '', verdict, detail].join(' | ')
}

export const HEADING = 'figure | measured | goal | | how\n---|---|---|---|---'

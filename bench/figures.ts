/** The value below which the given share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

export interface Figure {
  name: string
  value: number
  unit: string
  /** What it should be, as text and as a test. */
  goal: string
  met: boolean
  detail: string
}

export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, goal, met, detail }) =>
    [name, `${value.toFixed(2)}${unit}`, goal, met ? 'met' : 'MISSED', detail].join(' | '),
  )
  return ['figure | measured | goal | | how', '---|---|---|---|---', ...rows].join('\n')
}

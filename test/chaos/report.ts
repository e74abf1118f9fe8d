/** One promise, what was measured, and every case that breaks it. */
export interface Finding {
  promise: string
  measured: string
  breaches: string[]
}

export const isKept = ({ breaches }: Finding): boolean => breaches.length === 0

/** A finding that lists what breaks a promise, out of so many cases. */
export function finding(promise: string, cases: number, breaches: string[]): Finding {
  return { promise, measured: `${breaches.length} of ${cases} break it`, breaches }
}

export function table(findings: readonly Finding[]): string {
  const rows = findings.map((row) => `${row.promise} | ${row.measured} | ${isKept(row) ? 'kept' : 'BROKEN'}`)
  const cases = findings.flatMap(({ promise, breaches }) => breaches.slice(0, 10).map((text) => `${promise}: ${text}`))
  return ['promise | measured | ', '---|---|---', ...rows, ...(cases.length > 0 ? ['', ...cases] : [])].join('\n')
}

export function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

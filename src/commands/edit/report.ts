import { basename } from 'node:path'
import type { ClauseOutcome } from '../../engines/engine.ts'
import { nameOf } from './clips.ts'
import type { Report } from './one.ts'

const MARKS = { applied: '✓', approximated: '≈', ignored: '✗' }

export function clauseLines(edits: readonly ClauseOutcome[]): string[] {
  return edits.map(({ clause, outcome, detail }) => `${MARKS[outcome]} ${clause}: ${detail}`)
}

/** One clip: results and JSON go to standard output, what went wrong goes to standard error. */
export function printReport(report: Report, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify(report)}\n`)
  else if (report.status === 'COMPLETED')
    process.stdout.write(`${[...clauseLines(report.edits), done(report)].join('\n')}\n`)
  else process.stderr.write(`${problem(report)}\n`)
}

function done({ output, width, height, duration = 0, job, creditCost }: Report): string {
  const paid = creditCost === undefined ? '' : `, ${creditCost} credits, job ${job}`
  return `${output} (${width}×${height}, ${duration.toFixed(2)} s${paid})`
}

function problem({ source, error, edits, nearest }: Report): string {
  if (nearest === undefined || edits.length === 0) return `${nameOf(source)}: ${error}`
  const near =
    nearest.length > 0
      ? [`Nearest to it, and possible: ${nearest.map((prompt) => `“${prompt}”`).join(', ')}`]
      : EXAMPLES
  return [
    `${nameOf(source)}: nothing of this prompt can be done`,
    ...clauseLines(edits),
    ...near,
    'retake looks lists what can be done; a generative engine does the rest (retake engines)',
  ].join('\n')
}

const EXAMPLES = [
  'Possible is for example: film noir, a bit warmer, put them on a beach at sunset, make the jacket red',
]

/** Several clips: a table, then what became of each part of the prompt. */
export function printSummary(reports: readonly Report[]): void {
  const rows = reports.map((report) => [nameOf(report.source), ...columns(report)])
  const lines = [...table([['clip', 'result', 'size', 'length', 'credits'], ...rows]), '', ...sharedClauses(reports)]
  const completed = reports.filter(({ status }) => status === 'COMPLETED').length
  process.stdout.write(`${[...lines, `${completed} of ${reports.length} clips edited`].join('\n')}\n`)
}

function columns({ status, output = '', width, height, duration = 0, creditCost, error = '' }: Report): string[] {
  if (status !== 'COMPLETED') return [`✗ ${error}`]
  const shown = output.startsWith(`${process.cwd()}/`) ? output.slice(process.cwd().length + 1) : output
  return [shown || basename(output), `${width}×${height}`, `${duration.toFixed(2)} s`, `${creditCost ?? '–'}`]
}

/** The last column of a row is not padded, nor does a long text there widen its column. */
function table(rows: readonly string[][]): string[] {
  const widthOf = (column: number) =>
    Math.max(...rows.filter(({ length }) => length > column + 1).map((row) => row[column]?.length ?? 0))
  return rows.map((row) =>
    row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widthOf(column)))).join('  '),
  )
}

function sharedClauses(reports: readonly Report[]): string[] {
  const counts = new Map<string, number>()
  for (const { edits } of reports) for (const line of clauseLines(edits)) counts.set(line, (counts.get(line) ?? 0) + 1)
  const read = reports.filter(({ edits }) => edits.length > 0).length
  return [...counts].map(([line, count]) => (count === read ? line : `${line} (${count} of ${read})`))
}

/** 0 when all went well, 130 after Ctrl-C, 70 for a fault of ours, else 1. */
export function exitCodeOf(reports: readonly Report[]): number {
  const kinds = reports.flatMap(({ kind }) => kind ?? [])
  if (kinds.includes('cancelled')) return 130
  return kinds.includes('internal') ? 70 : kinds.length > 0 ? 1 : 0
}

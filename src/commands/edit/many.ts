import { outputsOf } from './clips.ts'
import type { Desk } from './command.ts'
import { editOne, neverBegun, type Report } from './one.ts'
import { exitCodeOf, printReport, printSummary } from './report.ts'

/** Edits clips, as many at a time as make sense, and says at the end what became of each. */
export async function editEach(desk: Desk, clips: readonly string[], pattern?: string): Promise<void> {
  const outputs = await outputsOf(clips, pattern)
  const reports: Report[] = []
  const waiting = clips.map((clip, index) => ({ clip, output: outputs[index] ?? '', index }))
  const workOff = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { clip, output, index } = next
      const report = desk.signal.aborted ? neverBegun(clip) : await editOne(desk, clip, output)
      reports[index] = report
      if (desk.json) printReport(report, true)
    }
  }
  await Promise.all(Array.from({ length: desk.editor.slots }, workOff))
  desk.progress.stop()
  if (!desk.json && reports.length === 1) for (const report of reports) printReport(report, false)
  else if (!desk.json) printSummary(reports)
  process.exitCode = exitCodeOf(reports)
}

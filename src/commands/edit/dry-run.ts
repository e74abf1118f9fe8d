import type { Quote } from '../../editors/editor.ts'
import type { Desk } from './command.ts'
import { failed } from './one.ts'
import { clauseLines, exitCodeOf, printReport } from './report.ts'

/** Says what would become of each clip and what it would cost; nothing is edited or charged. */
export async function quoteEach({ editor, signal, json, orderOf }: Desk, clips: readonly string[]): Promise<void> {
  for (const clip of clips) {
    try {
      const { quote } = await editor.offer(orderOf(clip), signal)
      process.stdout.write(`${json ? JSON.stringify({ source: clip, ...quote }) : text(clip, quote)}\n`)
    } catch (error) {
      const report = failed(clip, error)
      printReport(report, json)
      process.exitCode = exitCodeOf([report])
    }
  }
}

function text(clip: string, { engine, resolution, seconds, creditCost, edits }: Quote): string {
  const price = creditCost === null ? 'free' : `${creditCost} credits`
  const head = `${clip}: ${Number(seconds.toFixed(2))} s at ${resolution} by ${engine}, ${price}`
  return [head, ...clauseLines(edits)].join('\n')
}

import { type EditedClip, type EditState, hasEnded, PromptRefused, type Quote } from '../../editors/editor.ts'
import type { ClauseOutcome } from '../../engines/engine.ts'
import { Failure, type FailureKind } from '../../failure.ts'
import type { Desk } from './command.ts'
import type { ProgressLine } from './progress.ts'

/** What became of one clip; with `--json` it is printed like this. */
export interface Report extends Partial<EditedClip> {
  source: string
  status: 'COMPLETED' | 'FAILED' | 'CANCELLED'
  /** Of COMPLETED. */
  output?: string
  /** Set on a server. */
  job?: string
  creditCost?: number
  edits: ClauseOutcome[]
  /** Why there is no result, and what became of the credits. */
  error?: string
  kind?: FailureKind
  /** After a refusal: what comes nearest and works. */
  nearest?: readonly string[]
}

/** Looks at a clip, edits it, waits, saves the result. Ctrl-C cancels. Never throws. */
export async function editOne(desk: Desk, source: string, output: string): Promise<Report> {
  const line = desk.progress.line(source)
  const report = await edited(desk, source, output, line)
  line.end(report.status === 'COMPLETED' ? 'done' : report.status.toLowerCase())
  return report
}

async function edited(desk: Desk, source: string, output: string, line: ProgressLine): Promise<Report> {
  const { editor, signal, orderOf } = desk
  try {
    const { quote, start } = await editor.offer(orderOf(source), signal)
    if (signal.aborted) return neverBegun(source)
    const id = await start()
    return await ended(desk, { source, output, id, quote, line })
  } catch (error) {
    return signal.aborted ? neverBegun(source) : failed(source, error)
  }
}

interface Begun {
  source: string
  output: string
  id: string
  quote: Quote
  line: ProgressLine
}

/** From here on the edit is paid, whatever happens to this process. */
async function ended({ editor, signal }: Desk, { source, output, id, quote, line }: Begun): Promise<Report> {
  try {
    const followed = await editor.follow(id, signal, line.update)
    const state = hasEnded(followed) ? followed : await editor.cancel(id)
    if (state.status !== 'COMPLETED' || state.result === null) return unfinished(source, state, quote)
    line.update({ ...state, phase: 'saving' })
    await editor.fetch(id, output)
    const paid = state.creditCost === null ? {} : { job: id, creditCost: state.creditCost }
    return { source, status: state.status, output, ...state.result, ...paid }
  } catch (error) {
    const report = failed(source, error)
    return quote.creditCost === null ? report : { ...report, job: id, error: `${report.error}; this was job ${id}` }
  }
}

function unfinished(source: string, state: EditState, { creditCost: price, edits }: Quote): Report {
  const onServer = price === null ? {} : { job: state.id }
  const back = price === null ? '' : `; its ${price} credits were given back`
  if (state.status === 'FAILED') {
    return { source, status: 'FAILED', ...onServer, edits, error: `${state.error}${back}`, kind: 'input' }
  }
  const error =
    state.status === 'CANCELLED'
      ? `Cancelled${back}`
      : `Job ${state.id} was asked to stop and has not yet; its ${price} credits come back if it does`
  return { source, status: 'CANCELLED', ...onServer, edits, error, kind: 'cancelled' }
}

/** A clip that Ctrl-C came before. */
export function neverBegun(source: string): Report {
  return { source, status: 'CANCELLED', edits: [], error: 'Cancelled before it began', kind: 'cancelled' }
}

export function failed(source: string, error: unknown): Report {
  const failure = Failure.from(error)
  const told = failure.kind === 'internal' ? `${failure.message}: ${failure.cause}` : failure.message
  const refusal = failure instanceof PromptRefused ? { edits: failure.edits, nearest: failure.nearest } : { edits: [] }
  return { source, status: 'FAILED', ...refusal, error: told, kind: failure.kind }
}

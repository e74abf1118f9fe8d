import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import type { EditState } from '../editors/editor.ts'
import { PromptRefused } from '../editors/editor.ts'
import type { ClauseOutcome } from '../engines/engine.ts'
import { Failure } from '../failure.ts'

/** Clients limit what a tool may answer, most of them to about a megabyte; base64 makes four bytes of three. */
const LARGEST_POSTER_BYTES = 600_000

/** Runs a tool; what went wrong is an answer as well, for the model to read. */
export async function answering(work: () => Promise<CallToolResult>): Promise<CallToolResult> {
  try {
    return await work()
  } catch (error) {
    return { isError: true, content: [{ type: 'text', text: problem(error) }] }
  }
}

function problem(error: unknown): string {
  if (error instanceof PromptRefused && error.edits.length > 0) {
    const nearest =
      error.nearest.length > 0
        ? `\nNearest to it, and possible: ${error.nearest.map((prompt) => `“${prompt}”`).join(', ')}`
        : ''
    return `Nothing of this prompt can be done.\n${clauses(error.edits)}${nearest}\nlist_looks lists what can be done.`
  }
  const { kind, message, cause } = Failure.from(error)
  return kind === 'internal' ? `${message}: ${cause}` : message
}

export function clauses(edits: readonly ClauseOutcome[]): string {
  return edits.map(({ clause, outcome, detail }) => `- ${outcome}: ${clause}: ${detail}`).join('\n')
}

interface Saved {
  output: string
  poster: Buffer | null
}

/** An edit as it stands; with its clip's path and poster where it was saved. */
export function editAnswer(state: EditState, saved: Saved | null = null): CallToolResult {
  const { output, poster } = saved ?? { output: null, poster: null }
  const { id, status, progress, error, creditCost, result } = state
  const structuredContent = { id, status, progress, output, error, creditCost, ...result }
  const image =
    poster && poster.length <= LARGEST_POSTER_BYTES
      ? [{ type: 'image' as const, data: poster.toString('base64'), mimeType: 'image/jpeg' }]
      : []
  return { structuredContent, content: [{ type: 'text', text: told(state, output) }, ...image] }
}

function told({ id, status, progress, error, creditCost, result }: EditState, output: string | null): string {
  const paid = creditCost === null ? '' : ` Cost: ${creditCost} credits.`
  if (status === 'COMPLETED' && result) {
    const { width, height, duration, seed, engine, edits } = result
    const where = output === null ? 'Done; fetch_result saves it.' : `Saved as ${output}`
    return `${where}\n${width}×${height}, ${duration.toFixed(2)} s, by ${engine}, seed ${seed}.${paid}\n${clauses(edits)}`
  }
  if (status === 'FAILED')
    return `The edit failed: ${error}.${creditCost === null ? '' : ' Its credits were given back.'}`
  if (status === 'CANCELLED')
    return `The edit was cancelled.${creditCost === null ? '' : ' Its credits were given back.'}`
  return `The edit ${id} is ${status === 'QUEUED' ? 'waiting' : `at ${progress} %`}. Call wait_for_edit with this id.`
}

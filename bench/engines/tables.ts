import { upstreamFailure } from '../../src/engines/remote/failures.ts'
import { passesOn } from '../../src/engines/routing.ts'
import type { FailureKind } from '../../src/failure.ts'
import { CASES as COMFYUI } from '../../test/upstreams/comfyui-cases.ts'
import { CASES as DASHSCOPE } from '../../test/upstreams/dashscope-cases.ts'
import { CASES as FAL } from '../../test/upstreams/fal-cases.ts'
import { CASES as REPLICATE } from '../../test/upstreams/replicate-cases.ts'

const ENGINES = { dashscope: DASHSCOPE, fal: FAL, replicate: REPLICATE, comfyui: COMFYUI }

/** What a case expects, in the words of any of the case files. */
interface Expected {
  state?: string
  kind?: FailureKind
  retryable?: boolean
  unanswered?: boolean
  verdict?: string
}

interface Row {
  when: string
  name: string
  fate: Fate
}

interface Fate {
  /** What Retake does. */
  does: string
  /** What becomes of the credits. */
  credits: string
  /** What the customer reads. */
  text: string
}

const STILL: Pick<Fate, 'credits' | 'text'> = { credits: 'kept', text: '–' }
const REFUNDED_WHEN_LAST = 'refunded once no engine is left'

function fateOf(when: string, expected: Expected): Fate {
  const { state, kind, unanswered, verdict } = expected
  if (when === 'cancel') return cancelled(verdict ?? state ?? 'no news')
  if (unanswered || state === 'unanswered') {
    return {
      does: 'looked for upstream, never repeated blindly; goes on once found, created again once proven absent',
      ...{ credits: 'kept; refunded if nobody can tell', text: '–, or “The engine lost the edit”' },
    }
  }
  if (state === 'queued') return { does: 'waits (PROCESSING, phase `waiting`)', ...STILL }
  if (state === 'processing') return { does: 'waits (PROCESSING, phase `editing`)', ...STILL }
  if (state === 'done') return { does: 'result copied, looked at, job COMPLETED', credits: 'spent', text: '–' }
  // A look that throws says nothing of the edit.
  if (state === 'no news' || (when === 'status' && state === undefined)) return { does: 'asked again later', ...STILL }
  return kind ? failed(when, kind, expected.retryable ?? false) : { does: 'asked again later', ...STILL }
}

function cancelled(verdict: string): Fate {
  if (verdict === 'cancelled') return { does: 'job CANCELLED', credits: 'refunded', text: '–' }
  if (verdict === 'requested') return { does: 'waits; its end decides', ...STILL }
  if (verdict === 'too late') return { does: 'goes on to its end', ...STILL }
  return { does: 'asked again at the next look', ...STILL }
}

function failed(when: string, kind: FailureKind, retryable: boolean): Fate {
  const text = upstreamFailure(kind as Exclude<FailureKind, 'internal'>, '').message
  const again = retryable ? (when === 'create' ? 'created again twice, then ' : '') : ''
  if (passesOn(kind)) {
    const alone = retryable
      ? 'tried again up to 3 times where there is none, then FAILED'
      : 'FAILED where there is none'
    return { does: `${again}passed on to the next engine; ${alone}`, credits: REFUNDED_WHEN_LAST, text }
  }
  const ends = retryable ? 'started again up to 3 times, then FAILED' : 'FAILED'
  return { does: ends, credits: 'refunded', text }
}

/** Cases of one meaning share a row. */
function tableOf(cases: readonly { name: string; when: string; expect: Expected }[]): string {
  const rows = cases.map(({ name, when, expect }): Row => ({ name, when, fate: fateOf(when, expect) }))
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = JSON.stringify([row.when, row.fate])
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const lines = [...groups.values()].map((group) => {
    const { when, fate } = group[0] as Row
    const names = group.map(({ name }) => name.replaceAll('|', '\\|')).join(', ')
    return [when, names, fate.does, fate.credits, fate.text]
  })
  const head = ['at', 'the upstream says', 'Retake', 'credits', 'the customer reads']
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** The tables of docs/engines.md: every state and error that the adapters' tests bring about, and what comes of it. */
export function engineTables(): string {
  const tables = Object.entries(ENGINES).map(
    ([name, cases]) => `### ${name} (${cases.length} cases)\n\n${tableOf(cases as Parameters<typeof tableOf>[0])}`,
  )
  return tables.join('\n\n')
}

import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { aloneContext } from '../../../src/engines/alone.ts'
import type { EditContext, EditTask, Operation } from '../../../src/engines/engine.ts'
import { polled } from '../../../src/engines/remote/polled.ts'
import type { PolledServices } from '../../../src/engines/remote/remote.ts'
import type { CancelVerdict, Reconciled, RemoteService, RemoteStatus } from '../../../src/engines/remote/service.ts'
import { handClock } from '../../support/clock.ts'
import { CLIP } from '../../support/edit.ts'

/** What the upstream says, one after the other; the last word is repeated. An error is thrown. */
export interface Script {
  start?: (Operation | Error)[]
  status?: (RemoteStatus | Error)[]
  cancel?: (CancelVerdict | Error)[]
  reconcile?: (Reconciled | Error)[]
}

export const TASK: EditTask = {
  ...{ prompt: 'a bronze statue', negativePrompt: null, seed: 7, clip: CLIP, resolution: '720p', aspectRatio: 'auto' },
  ...{ duration: null, audio: 'origin', hasReferenceImage: false },
}

export const DONE: RemoteStatus = { state: 'done', video: 'https://cdn.example.com/out.mp4', spent: null }

/** An upstream that says what it is told to; `asked` gets every call. */
export function toldService(script: Script, asked: string[]): RemoteService {
  const say = <T>(what: keyof Script, words: readonly (T | Error)[] | undefined): T => {
    const word = words?.[Math.min(asked.filter((name) => name === what).length, words.length - 1)]
    asked.push(what)
    if (word === undefined || word instanceof Error) throw word ?? new Error(`nobody was to ${what}`)
    return word
  }
  return {
    name: 'told',
    slots: 5,
    facts: {
      ...{ label: 'Told', source: 'this test', price: null, typicalSeconds: 100, deadlineMinutes: 60 },
      limits: {
        ...{ seconds: [2, 10], side: [240, 4096], bytes: 1e8, prompt: 5000, negativePrompt: 500, referenceImages: 1 },
        resolutions: ['720p', '1080p'],
        ratios: ['auto', '16:9'],
      },
      polling: { firstSeconds: 2, mostSeconds: 15, perSecond: 1000 },
    },
    prepare: async ({ job }) => ({ job }),
    start: async () => say('start', script.start),
    status: async () => say('status', script.status),
    cancel: async () => say('cancel', script.cancel),
    reconcile: async () => say('reconcile', script.reconcile),
    health: async () => ({ ok: true, detail: '', faults: [] }),
    close: async () => {},
  }
}

/** An engine over a told upstream; waiting takes no time but moves the clock. */
export async function toldRemote(script: Script, changes: Partial<PolledServices> = {}) {
  const clock = handClock()
  const asked: string[] = []
  const marks: (Operation | null)[] = []
  const waits: number[] = []
  const engine = polled(toldService(script, asked), {
    clock,
    random: () => 0.5,
    log: pino({ level: 'silent' }),
    fetcher: { download: async () => ({ bytes: 1, contentType: null }) } as unknown as PolledServices['fetcher'],
    finisher: {
      finish: async () => ({ file: 'result.mp4', poster: 'poster.jpg', changed: true }),
      close: async () => {},
    },
    ...changes,
  })
  const directory = await mkdtemp(join(tmpdir(), 'retake-remote-'))
  const context = aloneContext('clip.mp4', directory, {
    checkpoint: async (mark) => void marks.push(mark),
    hints: {
      address: null,
      upstreamId: async () => null,
      wait: async (milliseconds) => {
        waits.push(milliseconds)
        clock.advance(milliseconds)
      },
    },
  })
  return {
    ...{ asked, marks, waits, clock },
    stages: () => marks.map((mark) => (mark === null ? null : mark.stage)),
    edit: (changes: Partial<EditContext> = {}) => engine.edit(TASK, { ...context, ...changes }),
  }
}

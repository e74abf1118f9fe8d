import { MultiBar } from 'cli-progress'
import type { EditState } from '../../editors/editor.ts'
import { nameOf } from './clips.ts'

export interface ProgressLine {
  update(state: EditState): void
  end(word: string): void
}

export interface ProgressDisplay {
  line(clip: string): ProgressLine
  /** Leaves what is shown and frees the terminal; the next line begins anew. */
  stop(): void
}

/** A bar for each clip where somebody watches, a few plain lines for each where they go to a file. */
export function openProgress(stream: NodeJS.WriteStream): ProgressDisplay {
  return stream.isTTY ? bars(stream) : lines(stream)
}

function bars(stream: NodeJS.WriteStream): ProgressDisplay {
  let shown: MultiBar | null = null
  const open = () =>
    new MultiBar({
      format: '  {name}  {bar} {percentage} %  {phase}',
      ...{ stream, barsize: 24, hideCursor: true, linewrap: false, gracefulExit: false },
    })
  return {
    line: (clip) => {
      shown ??= open()
      const bar = shown.create(100, 0, { name: nameOf(clip), phase: 'looking at it' })
      return {
        update: (state) => bar.update(state.progress, { phase: phaseOf(state) }),
        end: (word) => bar.update({ phase: word }),
      }
    },
    stop: () => {
      shown?.stop()
      shown = null
    },
  }
}

function lines(stream: NodeJS.WriteStream): ProgressDisplay {
  return {
    line: (clip) => {
      let last = ''
      const tell = (text: string) => {
        if (text !== last) stream.write(`${nameOf(clip)}: ${text}\n`)
        last = text
      }
      return {
        update: (state) => tell(`${phaseOf(state)}${quarters(state.progress)}`),
        end: tell,
      }
    },
    stop: () => {},
  }
}

function phaseOf({ status, phase, queuePosition }: EditState): string {
  if (status === 'QUEUED') return queuePosition ? `waiting, ${queuePosition} before it` : 'waiting'
  return phase ?? 'editing'
}

function quarters(progress: number): string {
  return progress < 25 || progress === 100 ? '' : ` ${Math.floor(progress / 25) * 25} %`
}

import { Failure } from '../../../../failure.ts'
import { prepareModels } from '../models/models.ts'
import { matteSize } from '../models/sizes.ts'
import type { Locate } from '../models/weights.ts'
import type { Needs } from '../sight.ts'
import { type Line, startLine } from './line.ts'
import type { Impression, Task } from './messages.ts'

export type { Impression } from './messages.ts'

export interface Eyes {
  /** What {@link Eyes.look} takes and all planes have. */
  width: number
  height: number
  /** Looks at one rgb24 picture, `width × height × 3` bytes without padding, which is gone afterwards; rejects with a Failure. */
  look(picture: Uint8Array): Promise<Impression>
  close(): Promise<void>
}

/** No network is installed that could see people. */
export class Blind extends Failure {
  constructor() {
    super('internal', 'People cannot be seen here: the networks that find them are not installed')
    this.name = 'Blind'
  }
}

export interface EyesOptions {
  /** A folder for converted networks, made where it is missing. */
  models: string
  /** Of the pictures to come, in pixels. */
  width: number
  height: number
  needs: Needs
  locate?: Locate
}

/** Opens eyes for pictures of one shape; throws {@link Blind} where nothing is installed to see with. */
export async function openEyes(options: EyesOptions): Promise<Eyes> {
  const threads = await openThreads(options)
  return eyesOf(threads, options.needs, threads.close)
}

/** Networks in memory, and the size that they see. */
export interface Threads extends Pick<Eyes, 'width' | 'height'>, Line {}

export async function openThreads({ models: folder, width, height, needs, locate }: EyesOptions): Promise<Threads> {
  const size = matteSize(width, height)
  const { matte, segmenter, classes } = await prepareModels(folder, size, needs, locate)
  if (!matte && !segmenter && !classes) throw new Blind()
  const of = { width: size.columns, height: size.rows }
  // Two threads in a row take as long as each other, and no network lies in memory twice.
  const people: Task = { kind: 'people', segmenter, classes, ...of }
  const line = await startLine(matte ? [{ kind: 'matte', matte, ...of }, people] : [people])
  return { ...of, ...line }
}

/** Eyes that look by these threads, at one clip. */
export function eyesOf({ width, height, ask }: Threads, { parts }: Needs, close: () => Promise<void>): Eyes {
  let isFirst = true
  return {
    ...{ width, height, close },
    look: async (picture) => {
      const look = ask({ picture, matte: null, parts, isFirst })
      isFirst = false
      return look
    },
  }
}

import { Failure } from '../../../../failure.ts'
import { prepareModels } from '../models/models.ts'
import { matteSize } from '../models/sizes.ts'
import type { Locate } from '../models/weights.ts'
import type { Needs } from '../sight.ts'
import type { Impression } from './messages.ts'
import { startThread } from './thread.ts'

export type { Impression } from './messages.ts'

export interface Eyes {
  /** What {@link Eyes.look} takes and all planes have. */
  width: number
  height: number
  /** How many looks are worth having under way at once. */
  atOnce: number
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

interface EyesOptions {
  /** A folder for converted networks, made where it is missing. */
  models: string
  /** Of the pictures to come, in pixels. */
  width: number
  height: number
  needs: Needs
  locate?: Locate
}

/** Opens eyes for pictures of one shape; throws {@link Blind} where nothing is installed to see with. */
export async function openEyes({ models: folder, width, height, needs, locate }: EyesOptions): Promise<Eyes> {
  const size = matteSize(width, height)
  const { matte, segmenter, classes } = await prepareModels(folder, size, needs, locate)
  if (!matte && !segmenter && !classes) throw new Blind()
  const of = { width: size.columns, height: size.rows }
  // Two threads in a row take as long as each other, and no network lies in memory twice.
  const [matter, people] = await Promise.all([
    matte ? startThread({ kind: 'matte', matte }) : null,
    startThread({ kind: 'people', segmenter, classes, parts: needs.parts, ...of }),
  ])
  return {
    ...of,
    atOnce: 3,
    look: async (picture) => {
      const look = { picture, matte: null }
      return people.ask(matter ? await matter.ask(look) : look)
    },
    close: async () => {
      await Promise.all([matter?.close(), people.close()])
    },
  }
}

import { type Frame, Scaler } from 'node-av'
import type { Eyes } from '../see/eyes.ts'
import { Blind } from '../see/infer/eyes.ts'
import { keptEyes } from '../see/infer/kept.ts'
import { seeing } from '../see/see.ts'
import type { Found, Needs, Sight } from '../see/sight.ts'
import { Tally } from '../see/tally.ts'
import { needsOf } from './needs.ts'
import type { RenderRequest } from './request.ts'

/** A frame, its taker's to free, with what is seen in it; null where nobody has to look. */
export interface Seen {
  frame: Frame
  sight: Sight | null
}

/** Watches the clip for what a plan needs. */
export interface Watch {
  see(frames: AsyncIterable<Frame>): AsyncGenerator<Seen>
  /** Kept once the networks have enough to look at for a while, or nobody has to look. */
  busy: Promise<void>
  /** Null where nobody looked. */
  found(): Found | null
  close(): Promise<void>
}

/** Throws `Failure` where the plan cannot do without what no installed model sees. */
export async function openWatch({ plan, models, width, height, frameRate }: RenderRequest): Promise<Watch> {
  const { required, wished } = needsOf(plan)
  const eyes = isAny(wished) ? await eyesOn({ models, width, height, needs: wished }).catch(unlessWished) : null
  const tally = new Tally()
  let onFull = () => {}
  const full = new Promise<void>((resolve) => {
    onFull = resolve
  })
  return {
    see: (frames) => (eyes ? seeing(frames, eyes, { frameRate, tally, onFull }) : unseen(frames)),
    busy: eyes ? full : Promise.resolve(),
    found: () => (eyes ? tally.found : null),
    close: async () => eyes?.close(),
  }

  function unlessWished(error: unknown): null {
    if (error instanceof Blind && !isAny(required)) return null
    throw error
  }
}

/** Eyes that scale frames to what the models take. */
async function eyesOn(options: Parameters<typeof keptEyes>[0]): Promise<Eyes> {
  const { width, height, look, close } = await keptEyes(options)
  const scaler = new Scaler()
  return {
    ...{ width, height },
    look: async (frame) => {
      const pixels = scaler.toBufferSync(frame, { resize: { width, height }, format: 'rgb' })
      return look(new Uint8Array(pixels))
    },
    close: async () => {
      scaler.close()
      await close()
    },
  }
}

function isAny({ matte, parts }: Needs): boolean {
  return matte || parts
}

async function* unseen(frames: AsyncIterable<Frame>): AsyncGenerator<Seen> {
  for await (const frame of frames) yield { frame, sight: null }
}

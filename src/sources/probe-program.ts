import { inspect } from 'node:util'
import { AV_LOG_QUIET } from 'node-av/constants'
import { Log } from 'node-av/lib'
import { answerRequests } from '../cage/child.ts'
import { Failure } from '../failure.ts'
import type { Clip } from './clip.ts'
import { probeClip } from './clip-probe.ts'
import type { Image } from './image.ts'
import { probeImage } from './image-probe.ts'
import { unreadable } from './unreadable.ts'

export interface ProbeRequest {
  what: 'video' | 'image'
  /** Absolute path of a local file. */
  file: string
}

/** A refusal is an answer too: a process that gives one is sound and stays. */
export type ProbeAnswer = { facts: Clip | Image } | { refusal: string; cause: string }

// A hostile file can make decoders write without end.
Log.setLevel(AV_LOG_QUIET)

answerRequests(async ({ what, file }: ProbeRequest): Promise<ProbeAnswer> => {
  try {
    return { facts: what === 'video' ? probeClip(file) : probeImage(file) }
  } catch (error) {
    // Missing files and the like are our fault; all else that goes wrong here is in the file.
    if (error instanceof Error && 'syscall' in error) throw error
    const { message, cause } = error instanceof Failure ? error : unreadable(what, 'it is damaged', error)
    return { refusal: message, cause: cause === undefined ? '' : inspect(cause) }
  }
})

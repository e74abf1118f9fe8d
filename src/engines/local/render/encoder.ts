import { Encoder, Rational } from 'node-av'
import { FF_ENCODER_LIBX264 } from 'node-av/constants'
import type { FrameSize } from '../../frame-size.ts'

/** Megabits a second that grain may cost at 1280×720; other sizes by their pixels. */
const PEAK_MEGABITS = 12

/**
 * H.264 for every player: yuv420p, high profile, a key frame every two seconds, bits capped where grain would burst.
 * `isGrainy` where the picture changes at random from frame to frame.
 */
export async function createEncoder(size: FrameSize, frameRate: number, isGrainy: boolean): Promise<Encoder> {
  const peak = Math.round((PEAK_MEGABITS * 1e6 * size.width * size.height) / (1280 * 720))
  const rate = new Rational(Math.round(frameRate * 1000), 1000)
  return Encoder.create(FF_ENCODER_LIBX264, {
    options: {
      // A quarter less time than `veryfast` for an eighth more bytes at the same fidelity.
      ...{ preset: 'superfast', crf: 19, profile: 'high' },
      // Bits that are not moved to flat places, which are out of focus here, go to people: half a decibel more for a quarter
      // fewer bytes and a fifth less time than with adaptive steps at crf 20.
      'aq-mode': 'none',
      // Always as many B-frames: to look where fewer are better cost bytes in all four clips that were tried.
      b_strategy: 0,
      // With macroblock trees this x264 gives other bytes now and then for the same frames.
      mbtree: false,
      // Grain is not to be found between two other frames: looking for it takes a fifth of the time and saves nothing.
      // It fills the bits there are, and writing them without arithmetic coding takes another fifth less, for 0.7 dB of 44.
      ...(isGrainy && { bf: 0, coder: 'vlc' }),
    },
    gopSize: Math.max(2, Math.round(frameRate * 2)),
    maxRate: peak,
    bufSize: peak * 2,
    // The rate guides bit allocation only; times stay those of the source.
    configure: (context) => {
      context.framerate = rate
    },
  })
}

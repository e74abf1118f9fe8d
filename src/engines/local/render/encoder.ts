import { Encoder, Rational } from 'node-av'
import { FF_ENCODER_LIBX264 } from 'node-av/constants'

/**
 * H.264 for every player: yuv420p, high profile, a key frame every two seconds. The same frames give the same bytes:
 * a limit of bits a second would not, as threads of x264 guess how large each other's frames become. `isGrainy` where the
 * picture changes at random from frame to frame.
 */
export async function createEncoder(frameRate: number, isGrainy: boolean): Promise<Encoder> {
  const rate = new Rational(Math.round(frameRate * 1000), 1000)
  return Encoder.create(FF_ENCODER_LIBX264, {
    options: {
      // A quarter less time than `veryfast` for an eighth more bytes at the same fidelity.
      ...{ preset: 'superfast', crf: 19, profile: 'high' },
      // Bits that are not moved to flat places, most of them out of focus, go to people: more decibels for a quarter fewer
      // bytes and up to a fifth less time than with adaptive steps at crf 20.
      'aq-mode': 'none',
      // Always as many B-frames: to look where fewer are better cost bytes in all four clips that were tried.
      b_strategy: 0,
      // With macroblock trees this x264 gives other bytes now and then for the same frames.
      mbtree: false,
      // Grain is not to be found between two other frames: looking for it takes a fifth of the time and saves nothing.
      // Writing it without arithmetic coding takes another fifth less. It hides rounding, and would take up to twice the bits at 19.
      ...(isGrainy && { crf: 21, bf: 0, coder: 'vlc' }),
    },
    gopSize: Math.max(2, Math.round(frameRate * 2)),
    // The rate guides bit allocation only; times stay those of the source.
    configure: (context) => {
      context.framerate = rate
    },
  })
}

import type { Frame } from 'node-av'
import { type Picture, pictureOf } from '../compose/picture.ts'
import { type Flow, meanWay } from './motion/flow.ts'
import { type Pyramid, PyramidMaker } from './motion/luma.ts'
import { Matcher } from './motion/match.ts'
import { Misfit } from './motion/misfit.ts'
import { type Colours, coloursOf, isCut } from './shots.ts'

/** One frame and how it moves to its neighbours in the same shot. */
export interface Moment {
  frame: Frame
  /** The frame's planes: asking a frame for them again costs memory each time. */
  picture: Picture
  pyramid: Pyramid
  /** To the frame before; null at the first of a shot. */
  back: Flow | null
  /** To the next frame; null at the last of a shot. */
  ahead: Flow | null
  /** Share of the picture that `back` does not explain, 0–1. */
  unexplained: number
  /** How far the picture has moved since the frame before: the mean of its cells, in pixels of the sight. */
  travel: number
}

/** A pixel that differs by more, in steps of luma, is not explained by motion. */
const DIFFERENT = 14

/** Frames with their motion, one frame late: only the next one tells whether a shot goes on. Frees what it still holds. */
export async function* moments(
  frames: AsyncIterable<Frame>,
  width: number,
  height: number,
): AsyncGenerator<Moment, void, void> {
  const maker = new PyramidMaker(width, height)
  let before: Moment | null = null
  let colours: Colours | null = null
  let meter: Misfit | null = null
  let matcher: Matcher | null = null
  try {
    for await (const frame of frames) {
      const picture = pictureOf(frame)
      const moment: Moment = still(frame, picture, maker.pyramidOf(picture))
      const now = coloursOf(picture)
      if (before && colours) {
        meter ??= new Misfit(moment.pyramid)
        matcher ??= new Matcher(moment.pyramid)
        const back = matcher.match(moment.pyramid, before.pyramid, before.back)
        const unexplained = meter.share(moment.pyramid, before.pyramid, back, DIFFERENT)
        if (!isCut(colours, now, unexplained)) {
          moment.back = back
          moment.unexplained = unexplained
          moment.travel = meanWay(back)
          before.ahead = matcher.matchBack(before.pyramid, moment.pyramid, back)
        }
        const ready = before
        before = moment
        yield ready
      }
      before = moment
      colours = now
    }
    const last = before
    before = null
    if (last) yield last
  } finally {
    before?.frame.free()
  }
}

function still(frame: Frame, picture: Picture, pyramid: Pyramid): Moment {
  return {
    frame,
    picture,
    pyramid,
    back: null,
    ahead: null,
    unexplained: 0,
    travel: 0,
  }
}

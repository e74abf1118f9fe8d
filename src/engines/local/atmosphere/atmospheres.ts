import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Moment, Step, StepSettings } from '../compose/step.ts'
import { Discs } from '../kernels/discs.ts'
import { Overlay } from '../kernels/overlay.ts'
import { createSurface, type Size } from '../painting/surface.ts'
import type { Air, Atmosphere } from './atmosphere.ts'
import { atmosphereNamed } from './catalogue.ts'
import { createCutOut } from './cut-out.ts'

/** Weather is painted at half size, where the colours of a picture are, too: thin streaks still show, at a quarter of the cost. */
const SHRINK = 2

export interface WantedAtmosphere {
  /** Of the catalogue. */
  name: string
  /** 0.2–2. */
  strength: number
  /** Leaves out what is behind people, where the place they are set in shows its own. */
  onlyInFront?: boolean
}

/**
 * Draws weather and light behind and in front of people, changing the planes of each picture.
 * @param wanted each name at most once; drawn in this order
 * @throws TypeError for a name that is not in the catalogue
 */
export async function createAtmosphere(wanted: readonly WantedAtmosphere[], settings: StepSettings): Promise<Step> {
  const found = wanted.map(({ name, strength, onlyInFront = false }) => {
    const { behind, ...front } = known(name)
    return { atmosphere: { ...front, ...(behind && !onlyInFront && { behind }) }, strength }
  })
  const sheets = (['over', 'screen'] as const)
    .map((blend) => ({ blend, members: found.filter(({ atmosphere }) => atmosphere.blend === blend) }))
    .filter(({ members }) => members.length > 0)
    .map(({ blend, members }) => createSheet(members, blend, settings))
  const cutOut = createCutOut()
  return {
    draw(picture, sight, moment) {
      for (const sheet of sheets) sheet.draw(picture, moment, (context, size) => cutOut(context, size, sight))
    },
    close() {},
  }
}

/** The filter chain that goes with these atmospheres, for the whole picture after composing; empty when none has one. */
export function atmosphereGraph(wanted: readonly { name: string; strength: number }[]): string {
  return wanted.flatMap(({ name, strength }) => known(name).grade?.(strength) ?? []).join()
}

function known(name: string): Atmosphere {
  const atmosphere = atmosphereNamed(name)
  if (!atmosphere) throw new TypeError(`No atmosphere is called ${name}`)
  return atmosphere
}

interface Sheet {
  draw(picture: Parameters<Step['draw']>[0], moment: Moment, cutPeopleOut: CutPeopleOut): void
}

type CutPeopleOut = (context: SKRSContext2D, size: Size) => void

/** All atmospheres that meet the picture in the same way share one canvas: behind, people cut out, in front. */
function createSheet(
  members: readonly { atmosphere: Atmosphere; strength: number }[],
  blend: Atmosphere['blend'],
  { width, height, seed }: StepSettings,
): Sheet {
  const size = { width: Math.ceil(width / SHRINK), height: Math.ceil(height / SHRINK) }
  const overlay = new Overlay(width, height, blend)
  const airAt = (seconds: number, strength: number): Air => ({ ...size, seconds, seed, strength })
  if (members.every(({ atmosphere }) => atmosphere.discsInFront && !atmosphere.behind)) {
    const discs = new Discs()
    return {
      draw(picture, { seconds }) {
        discs.clear()
        for (const { atmosphere, strength } of members) atmosphere.discsInFront?.(discs, airAt(seconds, strength))
        overlay.layDiscs(discs, picture)
      },
    }
  }
  const { canvas, context } = createSurface(size.width, size.height)
  return {
    draw(picture, { seconds }, cutPeopleOut) {
      const air = (strength: number) => airAt(seconds, strength)
      context.clearRect(0, 0, size.width, size.height)
      for (const { atmosphere, strength } of members) atmosphere.behind?.(context, air(strength))
      if (members.some(({ atmosphere }) => atmosphere.behind)) cutPeopleOut(context, size)
      for (const { atmosphere, strength } of members) atmosphere.inFront?.(context, air(strength))
      overlay.lay(canvas, picture)
    },
  }
}

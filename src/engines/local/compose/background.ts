import { Failure } from '../../../failure.ts'
import { give } from '../kernels/planes.ts'
import { Workspace } from '../kernels/workspace.ts'
import type { Background, TimeOfDay } from '../plan.ts'
import type { Sight } from '../see/sight.ts'
import type { Backdrop } from './backdrop.ts'
import { Bokeh } from './bokeh.ts'
import { Grain } from './grain.ts'
import { Ground } from './ground.ts'
import { LightMatch } from './light.ts'
import { MaskEnlarger } from './mask.ts'
import { merge } from './merge.ts'
import type { Picture } from './picture.ts'
import type { Moment, Step, StepSettings } from './step.ts'
import { colourBackdrop, gradientBackdrop, imageBackdrop } from './still.ts'

/** Hides the bands of 8-bit gradients in painted places, as a sensor's noise does; a standard deviation, in steps of luma. */
const DITHER = 0.8

/** Opens a named place; null leaves its time of day as it is painted. */
export type OpenScene = (name: string, time: TimeOfDay | null, settings: StepSettings) => Promise<Backdrop> | Backdrop

/**
 * Puts everybody before another background. The sight stays true: steps after it still know the subject.
 * Throws `Failure('input')` where a reference image is asked for and missing or unreadable.
 */
export async function createBackground(
  background: Background,
  settings: StepSettings,
  openScene: OpenScene,
): Promise<Step> {
  const setting = await openSetting(background, settings, openScene)
  const { width, height, seed } = settings
  const workspace = new Workspace(width, height)
  const masks = new MaskEnlarger(width, height, workspace)
  const light = new LightMatch(setting.lightStrength, masks.cells)
  const grain = new Grain(seed)
  return {
    async draw(picture, sight, moment) {
      const backdrop = await setting.at(picture, sight, moment)
      const mask = masks.enlarge(sight.person, sight, picture)
      if (setting.grain && (sight.cut || moment.index === 0)) grain.measure(picture, backdrop, setting.grain.least)
      grain.move(moment.index)
      const lighting = light.match(picture, sight, mask, backdrop, setting.light, moment.seconds)
      merge(workspace, mask.cells, { backdrop, lightStrength: setting.lightStrength, lighting, grain })
      give(workspace.picture, picture)
    },
    close: () => setting.close(),
  }
}

/** A backdrop and how it takes people in. */
interface Setting extends Pick<Backdrop, 'light' | 'close'> {
  at(picture: Picture, sight: Sight, moment: Moment): Promise<Picture> | Picture
  /** How strongly its light takes hold of the subject, 0–1. */
  lightStrength: number
  /** It gets the camera's noise, and a standard deviation of so much at least; null leaves it clean. */
  grain: { least: number } | null
}

async function openSetting(background: Background, settings: StepSettings, openScene: OpenScene): Promise<Setting> {
  const { width, height, seed } = settings
  switch (background.kind) {
    case 'colour':
      // Asked for to be keyed or printed: exactly this colour, and nobody tinted by it.
      return still(colourBackdrop(background.colour, width, height), { lightStrength: 0, grain: null })
    case 'gradient':
      return still(gradientBackdrop(background.top, background.bottom, width, height, seed), {
        lightStrength: 0,
        grain: { least: 0 },
      })
    case 'reference':
      if (settings.reference === null) throw new Failure('input', 'The edit needs a reference image')
      return still(await imageBackdrop(settings.reference, width, height), { lightStrength: 0.8, grain: { least: 0 } })
    case 'scene':
      return place(await openScene(background.name, background.time ?? null, settings), settings)
    case 'blur':
      return ownBackground(new Bokeh(width, height, background.strength))
  }
}

function still(backdrop: Backdrop, how: Pick<Setting, 'lightStrength' | 'grain'>): Setting {
  return { ...backdrop, ...how, at: (_picture, sight, moment) => backdrop.at(moment.seconds, sight.pan) }
}

/** With ground under the feet of those who stand in it. */
function place(backdrop: Backdrop, { width, height }: StepSettings): Setting {
  const ground = new Ground(width, height)
  return {
    light: backdrop.light,
    lightStrength: 1,
    grain: { least: DITHER },
    async at(_picture, sight, { seconds }) {
      const picture = await backdrop.at(seconds, sight.pan)
      return backdrop.horizon === null ? picture : ground.place(picture, backdrop.horizon, sight, seconds)
    },
    close: () => backdrop.close(),
  }
}

function ownBackground(bokeh: Bokeh): Setting {
  return {
    light: null,
    lightStrength: 0,
    grain: { least: 0 },
    at: (picture, sight) => bokeh.blur(picture, sight),
    close: () => bokeh.close(),
  }
}

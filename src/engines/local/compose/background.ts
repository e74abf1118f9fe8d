import type { Background, TimeOfDay } from '../plan.ts'
import type { Backdrop } from './backdrop.ts'
import { Grain } from './grain.ts'
import { LightMatch } from './light.ts'
import { MaskEnlarger } from './mask.ts'
import { Merger } from './merge.ts'
import type { Step, StepSettings } from './step.ts'
import { Surroundings } from './surroundings.ts'

/** Opens a named place. */
export type OpenScene = (name: string, time: TimeOfDay | null) => Promise<Backdrop>

export async function createBackground(
  background: Background,
  settings: StepSettings,
  openScene: OpenScene,
): Promise<Step> {
  const backdrop = await openScene(background.kind === 'scene' ? background.name : '', null)
  const masks = new MaskEnlarger(settings.width, settings.height)
  const surroundings = new Surroundings(masks.cells)
  const light = new LightMatch(1)
  const grain = new Grain(settings.seed)
  const merger = new Merger()
  return {
    async draw(picture, sight, moment) {
      const behind = await backdrop.at(moment.seconds, sight.pan)
      const mask = masks.enlarge(sight.person, sight, picture)
      if (sight.cut) grain.measure(picture, behind)
      grain.move(moment.index)
      const tone = light.tone(picture, sight, mask, behind, backdrop.light, moment.seconds)
      surroundings.look(picture, mask, behind)
      merger.merge(picture, behind, mask, surroundings, tone, grain)
    },
    close: () => backdrop.close(),
  }
}

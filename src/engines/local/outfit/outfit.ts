import type { Step, StepSettings } from '../compose/step.ts'
import type { Garment } from '../plan.ts'
import { fabricOf } from './fabric.ts'
import { createWearing } from './wearing.ts'

/**
 * Dresses people in other colours, patterns and materials; the cut of what they wear stays.
 * @throws Failure (input) for a reference image that is missing or cannot be read
 */
export async function createOutfit(garments: Garment[], settings: StepSettings): Promise<Step> {
  const { width, height, reference } = settings
  const fabrics = await Promise.all(garments.map((garment) => fabricOf(garment, reference)))
  const wearings = fabrics.map((fabric, index) => ({ fabric, garment: garments[index] }))
  const worn = wearings.flatMap(({ fabric, garment }) =>
    garment ? [createWearing(garment, fabric, width, height)] : [],
  )
  return {
    draw: (picture, sight) => {
      for (const wearing of worn) wearing.draw(picture, sight)
    },
    close: () => {},
  }
}

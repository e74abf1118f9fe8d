import { take } from '../kernels/planes.ts'
import type { Workspace } from '../kernels/workspace.ts'
import type { Cells } from './cells.ts'
import { type Grain, TILE } from './grain.ts'
import type { Lighting } from './light.ts'
import type { Picture } from './picture.ts'

/** What a picture that a mask was made for is merged with. */
export interface Parts {
  backdrop: Picture
  /** How much of the backdrop's light falls on the subject, 0–1. */
  lightStrength: number
  /** For the subject. */
  lighting: Lighting
  /** For the backdrop. */
  grain: Grain
}

/**
 * Puts the subject over a backdrop, in the workspace's picture: outside pixels are the backdrop's with grain, inside ones
 * keep theirs under the tone, edges are taken apart into subject and old background and put together with the new one.
 */
export function merge(workspace: Workspace, cells: Cells, { backdrop, lightStrength, lighting, grain }: Parts): void {
  const { body, skin, key } = lighting
  take(backdrop, workspace.backdrop)
  workspace.bytes('bodyCurve', body.luma.length).set(body.luma)
  workspace.bytes('skinCurve', skin.luma.length).set(skin.luma)
  workspace.setChroma(body.chroma, skin.chroma)
  workspace.floats('key', key.corners.length).set(key.corners)
  workspace.bytes('lit', key.lit.length).set(key.lit)
  workspace.bytes('tile', TILE * TILE).set(grain.tile)
  workspace.set('tileX', grain.offset.x)
  workspace.set('tileY', grain.offset.y)
  workspace.set('isGrainy', grain.level === 0 ? 0 : 1)
  workspace.run('mark', cells.edgeCount)
  workspace.run('lookAround', lightStrength)
  workspace.run('merge')
}

import { grain, specks } from './fragments/grain.ts'
import { luma } from './fragments/luma.ts'
import { decimal, pixelScale } from './fragments/size.ts'
import { scanLines } from './fragments/texture.ts'
import type { Look, LookSettings } from './look.ts'

const vhs: Look = {
  name: 'vhs',
  title: 'VHS',
  description: 'Smeared colours, scan lines and tape noise, as a worn video cassette',
  stage: 'medium',
  phrases: [
    'vhs',
    'vhs tape',
    'vhs footage',
    'video tape',
    'videotape',
    'video cassette',
    'vcr',
    'old video tape',
    'cassette tape',
    'vhs glitch',
    'vhs recording',
    'vhs video',
    'vhs cassette',
    'vhs camcorder',
    'tape noise',
  ],
  near: [
    '1980s',
    '80s',
    'eighties',
    '1990s',
    '90s',
    'nineties',
    'old tv',
    'old television',
    'camcorder',
    'home video',
    '80s video',
    '1980s video',
    '90s video',
    '90s camcorder',
    '1990s camcorder',
    'betamax',
    'retro video',
    'analogue video',
    'analog video',
  ],
  graph: (settings) => {
    const { strength } = settings
    return [
      smeared(settings),
      luma(`0.06+0.88*x`, 1 + 0.35 * strength),
      `colorcorrect=rl=${decimal(0.012 * strength)}:bl=${decimal(0.03 * strength)}`,
      scanLines('vhs', settings, 0.22 * strength),
      grain('vhs', settings, 2, 30 * strength),
      specks('vhs', settings, { width: 26, height: 2, rarity: 224, light: 0.8 * strength }),
    ].join()
  },
}

export default vhs

/** The colour smears to the right and off the edges; the brightness loses its fine detail sideways. */
function smeared(settings: LookSettings): string {
  const pixel = pixelScale(settings) * settings.strength
  return [
    `gblur=sigma=${decimal(2.2 * pixel)}:sigmaV=0.01:planes=1`,
    `unsharp=lx=15:ly=3:la=${decimal(1.3 * settings.strength)}:ca=0`,
    `gblur=sigma=${decimal(7 * pixel)}:sigmaV=${decimal(pixel)}:planes=6`,
    `chromashift=cbh=${Math.round(5 * pixel)}:crh=${Math.round(3 * pixel)}:crv=${Math.round(2 * pixel)}`,
  ].join()
}

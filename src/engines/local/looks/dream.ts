import { diffused, glow } from './fragments/light.ts'
import { luma } from './fragments/luma.ts'
import { decimal, shrunk } from './fragments/size.ts'
import { laid } from './fragments/texture.ts'
import type { Look, LookSettings } from './look.ts'

const dream: Look = {
  name: 'dream',
  title: 'Dream',
  description: 'Glowing, bright and weightless',
  stage: 'lens',
  phrases: [
    'dream',
    'dreamy',
    'dreamlike',
    'dream like',
    'dream sequence',
    'dreamy glow',
    'ethereal',
    'romantic glow',
    'dreamy haze',
  ],
  near: [
    'fantasy',
    'magical',
    'surreal',
    'fairy',
    'enchanted',
    'heaven',
    'memory',
    'flashback',
    'heavenly',
    'angelic',
    'fantasy glow',
  ],
  graph: (settings) => {
    const { strength } = settings
    return [
      diffused('dream', settings, 9, 0.45 * strength),
      glow('dream', settings, 24, 0.15, 0.75 * strength),
      luma(`pow(x,${decimal(1 - 0.12 * strength)})*0.93+${decimal(0.05 * strength)}`, 1 + 0.2 * strength),
      brightRim('dream', settings, 0.6 * strength),
    ].join()
  },
}

export default dream

/** The rim of the frame dissolves into light. */
function brightRim(label: string, settings: LookSettings, amount: number): string {
  const mist = '255*clip((hypot(X/W-0.5,Y/H-0.5)*1.4142-0.45)/0.55,0,1)'
  return laid(`${label}rim`, settings, {
    size: shrunk(settings, 4),
    draw: `geq=lum='${mist}':cb='${mist}':cr='${mist}'`,
    luma: `x+(235-x)*y/255*${decimal(amount)}`,
    chroma: `x+(128-x)*y/255*${decimal(amount)}`,
  })
}

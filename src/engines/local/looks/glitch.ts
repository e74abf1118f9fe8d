import { grain } from './fragments/grain.ts'
import { inRgb } from './fragments/rgb.ts'
import { decimal, pixelScale } from './fragments/size.ts'
import { scanLines } from './fragments/texture.ts'
import type { Look, LookSettings } from './look.ts'

const glitch: Look = {
  name: 'glitch',
  title: 'Glitch',
  description: 'Torn slices, split colours and bursts of digital noise',
  stage: 'medium',
  phrases: [
    'glitch',
    'glitchy',
    'glitch art',
    'glitched',
    'digital glitch',
    'datamosh',
    'data corruption',
    'corrupted video',
    'corrupted signal',
    'signal error',
    'rgb split',
    'rgb shift',
    'chromatic aberration',
    'broken signal',
    'glitching',
  ],
  near: ['static interference', 'interference', 'hacked'],
  graph: (settings) => {
    const { strength } = settings
    const apart = Math.round(8 * strength * pixelScale(settings))
    return [
      inRgb(`${torn(settings)},rgbashift=rh=${apart}:bh=${-apart}`),
      scanLines('glitch', settings, 0.15 * strength),
      grain('glitch', settings, 2, 24 * strength),
    ].join()
  },
}

export default glitch

/**
 * Slices that jump sideways, in bursts. The sideways jumps are drawn as brightness: 128 stays, more goes right.
 * A set of jumps holds for three frames, or the eye would only see noise.
 */
function torn(settings: LookSettings): string {
  const { width, height, seed, strength } = settings
  const reach = decimal(0.55 * strength * pixelScale(settings))
  const jumps = `clip(128+if(gt(abs(val-128),92),(val-128)*${reach},0),0,255)`
  const burst = `gt(sin(n*0.19+${seed % 7})+sin(n*0.47),${decimal(0.4 - 0.9 * strength)})`
  // From the end backwards, for the reason given in parallel.ts.
  return [
    'null[glitchin]',
    '[glitchblank]lutrgb=r=128:g=128:b=128[glitchlevel]',
    '[glitchmap]split[glitchjumps][glitchblank]',
    // The scale is what may turn colour into grey; without it FFmpeg would make the whole picture grey.
    `[glitchstrip]select='not(mod(n,3))',crop=2:${Math.min(height, 30)}:0:0,scale,format=gray,lutyuv=y=128,` +
      `noise=c0s=90:c0f=t:all_seed=${seed},lutyuv=y='${jumps}',scale=${width}:${height}:flags=neighbor,format=gbrp[glitchmap]`,
    '[glitchin]split[glitchwhole][glitchstrip]',
    `[glitchwhole][glitchjumps][glitchlevel]displace=edge=wrap:enable='${burst}'`,
  ].join(';')
}

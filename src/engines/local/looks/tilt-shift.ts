import { contrasted, luma } from './fragments/luma.ts'
import { decimal, pixelScale, shrunk } from './fragments/size.ts'
import { still, TAGS } from './fragments/texture.ts'
import type { Look } from './look.ts'

const tiltShift: Look = {
  name: 'tilt-shift',
  title: 'Tilt-shift',
  description: 'A narrow band of sharpness and loud colours, as if photographing a miniature',
  stage: 'lens',
  phrases: [
    'tilt shift',
    'tilt shift lens',
    'miniature',
    'miniature world',
    'toy town',
    'model village',
    'diorama',
    'tilt shift miniature',
  ],
  near: ['toy', 'shallow depth of field', 'bokeh'],
  graph: (settings) => {
    const { strength } = settings
    const band = '255*clip((abs(Y/H-0.45)-0.15)*4.5,0,1)'
    const blurred = `scale=${shrunk(settings, 2)}:flags=area,gblur=sigma=${decimal(4.5 * strength * pixelScale(settings))}`
    const softened = `${blurred},scale=${settings.width}:${settings.height}:flags=bilinear`
    const pattern = { size: shrunk(settings, 4), draw: `geq=lum='${band}':cb='${band}':cr='${band}'` }
    // From the end backwards, for the reason given in parallel.ts.
    return [
      `${luma(contrasted(1.15), 1 + 0.4 * strength)},${TAGS}[tiltshiftin]`,
      `${still(settings, pattern)}[tiltshiftband]`,
      `[tiltshiftsoft]${softened}[tiltshiftsoftened]`,
      '[tiltshiftin]split[tiltshiftsharp][tiltshiftsoft]',
      '[tiltshiftsharp][tiltshiftsoftened][tiltshiftband]maskedmerge',
    ].join(';')
  },
}

export default tiltShift

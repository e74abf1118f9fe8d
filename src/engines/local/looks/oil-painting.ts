import { evenedOut } from './fragments/light.ts'
import { contrasted, luma } from './fragments/luma.ts'
import { dabbed } from './fragments/paint.ts'
import { decimal, pixelScale } from './fragments/size.ts'
import { strokes } from './fragments/texture.ts'
import type { Look } from './look.ts'

const oilPainting: Look = {
  name: 'oil-painting',
  title: 'Oil painting',
  description: 'Thick, blotched brushwork and deep colour',
  stage: 'redraw',
  phrases: [
    'oil painting',
    'oil paint',
    'oil painted',
    'oil on canvas',
    'painting',
    'painted',
    'painterly',
    'paint',
    'brush strokes',
    'brushstrokes',
    'impasto',
    'acrylic painting',
    'acrylic',
    'hand painted',
    'old master painting',
    'brush stroke effect',
  ],
  near: [
    'impressionist',
    'impressionism',
    'impressionist painting',
    'van gogh',
    'vincent van gogh',
    'starry night',
    'monet',
    'claude monet',
    'rembrandt',
    'renaissance painting',
    'renaissance',
    'baroque',
    'picasso',
    'cubist',
    'cubism',
    'expressionist',
    'expressionism',
    'munch',
    'the scream',
    'fauvism',
    'matisse',
    'cezanne',
    'gauguin',
    'klimt',
    'gustav klimt',
    'vermeer',
    'caravaggio',
    'dali',
    'salvador dali',
    'surrealist painting',
    'romanticism',
    'post impressionist',
    'post-impressionist',
    'pointillism',
    'pointillist',
    'gouache',
    'concept art',
    'digital painting',
    'fresco',
    'mosaic',
    'acrylics',
  ],
  gentleFaces: 0.4,
  graph: (settings) => {
    const { strength } = settings
    return [
      evenedOut('oilpainting', settings, 0.25),
      dabbed('oilpaintingbroad', settings, 11 * strength),
      dabbed('oilpaintingfine', settings, 6 * strength),
      // A little softness first: the dabs end in steps of two pixels.
      `gblur=sigma=${decimal(0.9 * pixelScale(settings))}:planes=1,unsharp=5:5:1.4`,
      luma(contrasted(1.12), 1 + 0.4 * strength),
      strokes('oilpainting', settings, 7, `clip(x+(y-126)*${decimal(0.12 * strength)},16,235)`),
    ].join()
  },
}

export default oilPainting

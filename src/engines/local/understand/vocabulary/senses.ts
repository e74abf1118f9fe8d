import { listed } from './listed.ts'

/** Phrases whose plain reading would mislead, or that the catalogues leave out; they win over the catalogues. */
interface Sense {
  phrases: readonly string[]
  /** A look of the catalogue. */
  look?: { name: string; near: boolean }
  /** An adjustment of the catalogue. */
  adjustment?: { name: string; sign: 1 | -1 }
}

export const SENSES: readonly Sense[] = [
  {
    adjustment: { name: 'temperature', sign: -1 },
    phrases: listed(
      'less yellow, not so yellow, too yellow, less orange, not so orange, too orange, 发黄, 偏黄, 泛黄, 太黄',
    ),
  },
  {
    adjustment: { name: 'temperature', sign: 1 },
    phrases: listed('less blue, not so blue, too blue, 发蓝, 偏蓝, 太蓝'),
  },
  { adjustment: { name: 'tint', sign: 1 }, phrases: listed('less green, not so green, too green') },
  {
    adjustment: { name: 'saturation', sign: 1 },
    phrases: listed(`
      brightly coloured, brightly colourful, bright colour, brighter colour, bold colour, intense colour, deep colour,
      deeper colour, strong colour, vibrant palette, vivid palette, vibrant colour palette, vivid colour palette,
      bold colour palette, colour pop, colours pop, more colour, full of colour
    `),
  },
  {
    adjustment: { name: 'saturation', sign: -1 },
    phrases: listed(`
      subdued colour palette, subdued palette, muted palette, muted colour palette, muted tone, subdued tone,
      pale palette, pale colour palette, faint colour, weak colour, washed out colour, less colour
    `),
  },
  {
    adjustment: { name: 'temperature', sign: 1 },
    phrases: listed(
      'warm palette, warm colour palette, warm colour grade, warm grading, warm colour scheme, warm white balance',
    ),
  },
  {
    adjustment: { name: 'temperature', sign: -1 },
    phrases: listed(`
      cool palette, cool colour palette, cool colour grade, cool grade, cool grading, cool colour scheme, cool temperature,
      cool colour temperature, cool white balance, cool hue, cool tint, cold palette, cold colour palette, cold grade, cool down, cool it down, cool the white balance down,
      cool the colour down, cool the tone down, cool the picture down, cool the image down, cool the video down, cool the whole thing down, cool down the colour,
      cool down the tone, cool down the picture, cool down the white balance
    `),
  },
  {
    look: { name: 'black-and-white', near: false },
    phrases: listed(`
      remove colour, remove the colour, remove all colour, remove all the colour, remove any colour, remove all of the colour,
      take out the colour, take out all the colour, take the colour out, take away the colour, take all the colour out,
      drain the colour, drain all the colour, drain all colour, strip the colour, strip all colour, strip out the colour,
      get rid of the colour, get rid of all the colour, delete the colour, lose the colour, eliminate the colour,
      without any colour, no colour at all, all the colour removed, colour removed, desaturate completely,
      desaturate fully, completely desaturated, completely desaturate, fully desaturate, totally desaturated,
      entirely desaturated, drained of all colour, zero saturation, no saturation
    `),
  },
  {
    look: { name: 'cartoon', near: true },
    phrases: listed('cartoon character, animated character, comic character, cartoon figure'),
  },
  {
    look: { name: 'black-and-white', near: false },
    phrases: listed('grayed out, greyed out, in gray, colourless, without colour'),
  },
  {
    look: { name: 'soft-focus', near: true },
    phrases: listed(
      'soft light, soft lighting, softer light, softer lighting, light softer, lighting softer, lighting to be softer, light to be softer',
    ),
  },
  {
    look: { name: 'pastel', near: true },
    phrases: listed('soft colour, softer colour, soft tone, soft palette, soft colour palette'),
  },
  {
    look: { name: 'vintage', near: true },
    phrases: listed('vintage camera, old camera, retro camera, old film camera, film camera, vintage lens'),
  },
  {
    look: { name: 'vignette', near: false },
    phrases: listed('vignette around the edge, vignette at the edge, vignette in the corner, dark around the edge'),
  },
  {
    look: { name: 'night', near: false },
    phrases: listed('day to night, day into night, daytime to night, daytime into night'),
  },
]

/** Words that mean too many things when they stand alone. */
export const VAGUE = listed(
  'overexposed, underexposed, golden, cool, fade, fading, smooth, smoother, smoothen, mute, memory, munch, cute, slate, spring',
)

interface Unsupported {
  /** Reads after "…": why not. */
  reason: string
  phrases: readonly string[]
}

/** Asked for now and then; swallows words that would mislead on their own. */
export const UNSUPPORTED: readonly Unsupported[] = [
  {
    reason: 'colours that the clip lacks cannot be made up',
    phrases: listed('colourise, colourised, colourisation, add colour to, in full colour'),
  },
  {
    reason: 'tells what is not liked, not what is wanted',
    phrases: listed('dont like, do not like, didnt like, hate, dislike, dont love, not a fan of, tired of'),
  },
  {
    reason: 'nothing can change in the course of the clip',
    phrases: listed(`
      fade in, fade out, fade to, fade into, fade from, fade away, fades to, fades in, fades out, crossfade, cross fade,
      gradually, over time, slowly become, little by little, progressively
    `),
  },
  {
    reason: 'the timing of the clip stays as it is',
    phrases: listed(
      'slow motion, slow mo, time lapse, timelapse, speed ramp, speed up, slow down, in reverse, backwards, loop',
    ),
  },
  {
    reason: 'sound is not edited',
    phrases: listed('mute the sound, mute the audio, mute the video, mute it, muted audio, muted sound, silent audio'),
  },
  {
    reason: 'movement and depth within the picture are not recognised',
    phrases: listed('motion blur, rack focus'),
  },
  {
    reason: 'the picture is not turned or mirrored',
    phrases: listed('upside down, mirror image, mirrored, flipped, rotated'),
  },
]

/** Phrases of the catalogue that also name a thing: "add a painting" does not ask for a look, "turn it into a painting" does. */
export const THINGS = listed(`
  cartoon character, animated character, comic character, cartoon figure,
  painting, oil paint, drawing, pencil, pencil drawing, pencil sketch, sketch, ink drawing, chalk, chalkboard,
  chalk board, blackboard, whiteboard drawing, crayon, charcoal, graffiti, mosaic, fresco, stencil, oil, ink, doodle, scribble,
  cartoon, comic, comic book, comic strip, graphic novel, storybook, storyboard, newspaper, newsprint, poster art,
  illustration, animation, toon, newspaper print, blueprint, schematic, technical drawing, line drawing, watercolour,
  watercolour painting, oil painting, acrylic painting, acrylic, pastel, old photo, old photograph, antique photo, antique photograph,
  vintage photo, vintage photograph, vintage film, retro film, instant photo, polaroid, polaroid photo, daguerreotype,
  instant camera, toy camera, vintage camera, old camera, retro camera, old film camera, film camera, vintage lens, security camera, surveillance camera, thermal camera, infrared camera, night vision camera,
  crt, crt tv, crt screen, crt monitor, tube tv, tube television, retro tv, retro television, arcade monitor, arcade screen,
  old tv, old television, old monitor, retro screen, video tape, videotape, vhs tape, old video tape, cassette tape,
  video cassette, camcorder, vcr, home movie, home video, old movie, old film, silent film, silent movie, horror film,
  horror movie, scary movie, detective movie, detective film, western movie, western film, action movie, action film,
  war movie, war film, noir film, noir movie, night vision goggles, military goggles, ghost hunting camera, heat map,
  x ray, neon sign, neon light, neon lights, laser show, spotlight, starry night sky, haunted house, battlefield,
  nightclub, disco, rave, alien planet, video game, retro game, retro video game, old video game, game boy, lego bricks,
  pink trees, pink foliage, toy, toy town, diorama, miniature, miniature world, model village, fall foliage, autumn foliage, desert heat, mexico, dream, nightmare, heaven,
  sunrise, old lens, magazine print, street art, fairy tale, fairytale, dot pattern, printed dots, slide film, kodak film,
  film negative, x ray vision, storybook, negative, glow sticks, night scene
`)

/** Looks that are added as things are: "add a vignette", though not "add a diorama". */
export const ADDABLE = listed(`
  vignette, glow, bloom, halation, glitch, haze, lens flare, sun flare, light leak, sparkle, light bloom, soft focus,
  letterbox, sepia, sunset, blur, grain, film grain, soft glow, romantic glow, fantasy glow, dreamy glow, edge glow
`)

/** Phrases of the catalogue that mean many things: only "zombie movie", "spring look" ask for a look. */
export const AMBIGUOUS = listed(`
  zombie, vampire, dracula, alien, fairy, superhero, hacker, hipster, hippie, barbie, marvel, turner, munch, memory,
  spring, golden, dune, harvest, dc
`)

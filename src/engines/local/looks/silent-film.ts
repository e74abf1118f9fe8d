import { flicker, gateWeave, grain, specks } from './fragments/grain.ts'
import { darkCorners } from './fragments/light.ts'
import { contrasted, luma } from './fragments/luma.ts'
import { decimal } from './fragments/size.ts'
import type { Look } from './look.ts'

const silentFilm: Look = {
  name: 'silent-film',
  title: 'Silent film',
  description: 'Black and white, flickering and scratched, as a film of the twenties',
  stage: 'medium',
  colourless: true,
  phrases: [
    'silent film',
    'silent movie',
    'silent era',
    'old silent film',
    'old silent movie',
    'silent era film',
    'scratched film',
    'scratched old film',
  ],
  near: [
    'old time movie',
    'old timey',
    'early cinema',
    'newsreel',
    '1930s film',
    '1930s',
    '1940s film',
    '1940s',
    '1920s',
    'charlie chaplin film',
    'chaplin film',
    'nickelodeon',
    '1920s film',
    '1920s movie',
    'twenties film',
  ],
  graph: (settings) =>
    [
      gateWeave(settings, 0.003 * settings.strength),
      luma(contrasted(1 + 0.7 * settings.strength), 0),
      `colorcorrect=rh=${decimal(0.02 * settings.strength)}:bh=${decimal(-0.04 * settings.strength)}`,
      grain('silentfilm', settings, 2.4, 34 * settings.strength),
      specks('silentfilmdust', settings, { width: 5, height: 5, rarity: 216, light: -settings.strength }),
      specks('silentfilmscratch', settings, { width: 1.5, height: 2000, rarity: 205, light: 0.3 * settings.strength }),
      flicker(settings, 0.1 * settings.strength),
      darkCorners('silentfilm', settings, 1.2 * settings.strength),
    ].join(),
}

export default silentFilm

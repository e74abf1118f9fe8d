import { evenedOut } from './fragments/light.ts'
import { pixelScale } from './fragments/size.ts'
import type { Look } from './look.ts'

const pixelArt: Look = {
  name: 'pixel-art',
  title: 'Pixel art',
  description: 'Big square pixels and few colours, as an early video game',
  stage: 'redraw',
  phrases: [
    'pixel art',
    'pixelart',
    'pixelated',
    'pixelate',
    'pixellated',
    'pixelation',
    'pixels',
    '8 bit',
    '8bit',
    'video game pixel art',
    'blocky pixels',
    'mosaic pixels',
    'pixel style',
    'pixel look',
    'pixel effect',
    'pixel art game',
  ],
  near: [
    'minecraft',
    'nintendo',
    'game boy',
    'gameboy',
    'lego bricks',
    'atari',
    'voxel',
    'video game',
    'super mario',
    'old video game',
    '16 bit',
    '16bit',
    '8 bit game',
    '8 bit video game',
    'retro game',
    'retro video game',
    'low resolution pixels',
  ],
  graph: (settings) => {
    const cell = 2 * Math.max(1, Math.round((3 + 1.4 * settings.strength) * pixelScale(settings)))
    const across = Math.ceil(settings.width / cell)
    const down = Math.ceil(settings.height / cell)
    const few =
      "lutyuv=y='16+round((val-16)/24)*24':u='128+round((val-128)*1.4/14)*14':v='128+round((val-128)*1.4/14)*14'"
    return [
      evenedOut('pixelart', settings, 0.25),
      `scale=${across}:${down}:flags=area,format=yuv444p`,
      few,
      `scale=${across * cell}:${down * cell}:flags=neighbor,format=yuv420p`,
      `crop=${settings.width}:${settings.height}:0:0`,
    ].join()
  },
}

export default pixelArt

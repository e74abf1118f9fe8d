import { inRgb } from './fragments/rgb.ts'
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
    '8-bit',
    '8 bit',
    '8bit',
    '16-bit',
    '16 bit',
    '16bit',
    '8 bit game',
    '8 bit video game',
    'retro game',
    'retro video game',
    'video game pixel art',
    'blocky pixels',
    'mosaic pixels',
    'low resolution pixels',
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
  ],
  graph: (settings) => {
    const cell = 2 * Math.max(1, Math.round(3.5 * settings.strength * pixelScale(settings)))
    const across = Math.ceil(settings.width / cell)
    const down = Math.ceil(settings.height / cell)
    return [
      inRgb(
        `scale=${across}:${down}:flags=area,lutrgb=r='floor(val/32)*36.4':g='floor(val/32)*36.4':b='floor(val/43)*51'`,
      ),
      `scale=${across * cell}:${down * cell}:flags=neighbor`,
      `crop=${settings.width}:${settings.height}:0:0`,
    ].join()
  },
}

export default pixelArt

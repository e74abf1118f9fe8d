import { grain } from './fragments/grain.ts'
import { darkCorners } from './fragments/light.ts'
import { contrasted, luma } from './fragments/luma.ts'
import { decimal } from './fragments/size.ts'
import { scanLines } from './fragments/texture.ts'
import type { Look } from './look.ts'

const securityCamera: Look = {
  name: 'security-camera',
  title: 'Security camera',
  description: 'Washed-out, green-grey and lined, as a surveillance recording',
  stage: 'medium',
  colourless: true,
  phrases: [
    'security camera',
    'surveillance camera',
    'cctv',
    'cctv footage',
    'security footage',
    'surveillance footage',
    'security cam',
    'surveillance video',
    'security camera footage',
    'cctv camera',
    'surveillance look',
    'surveillance camera footage',
    'view from a security camera',
  ],
  near: ['found footage', 'bodycam', 'body cam'],
  graph: (settings) =>
    [
      luma(contrasted(1 + 0.35 * settings.strength), Math.max(0, 1 - settings.strength)),
      `colorcorrect=rl=${decimal(-0.02 * settings.strength)}:bl=${decimal(-0.015 * settings.strength)}:rh=${decimal(-0.03 * settings.strength)}:bh=${decimal(-0.02 * settings.strength)}`,
      scanLines('securitycamera', settings, 0.2 * settings.strength),
      grain('securitycamera', settings, 2.2, 26 * settings.strength),
      darkCorners('securitycamera', settings, 0.7 * settings.strength),
    ].join(),
}

export default securityCamera

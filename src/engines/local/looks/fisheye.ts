import { darkCorners } from './fragments/light.ts'
import { decimal } from './fragments/size.ts'
import type { Look } from './look.ts'

const fisheye: Look = {
  name: 'fisheye',
  title: 'Fisheye',
  description: 'Bulging in the middle, dark at the rim, as through a very wide lens',
  stage: 'lens',
  phrases: [
    'fisheye',
    'fish eye',
    'fisheye lens',
    'fish eye lens',
    'bulging lens',
    'fisheye distortion',
    'fisheye view',
    'fisheye camera',
  ],
  near: [
    'wide angle',
    'wide angle lens',
    'ultra wide',
    'lens distortion',
    'barrel distortion',
    'gopro',
    'gopro lens',
    'action camera',
    'skate video',
    'peephole',
    'door viewer',
  ],
  graph: (settings) => {
    const { strength, width, height } = settings
    // Close enough to hide where the bent picture ends.
    const kept = decimal(1 / (1 + 0.33 * strength))
    return [
      `lenscorrection=k1=${decimal(0.4 * strength)}:k2=${decimal(0.16 * strength)}:i=bilinear`,
      `crop=iw*${kept}:ih*${kept},scale=${width}:${height}:flags=bicubic`,
      darkCorners('fisheye', settings, 1.1),
    ].join()
  },
}

export default fisheye

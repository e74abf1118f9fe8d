import { darkCorners } from './fragments/light.ts'
import { decimal } from './fragments/size.ts'
import type { Look } from './look.ts'

const fisheye: Look = {
  name: 'fisheye',
  title: 'Fisheye',
  description: 'Bulging, round and dark at the rim, as through a peephole',
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
    // The middle of each side just reaches the frame; only the corners stay black.
    const kept = decimal(1 / (1 + 0.38 * strength))
    return [
      `lenscorrection=k1=${decimal(0.4 * strength)}:k2=${decimal(0.16 * strength)}:i=bilinear`,
      `crop=iw*${kept}:ih*${kept},scale=${width}:${height}:flags=bicubic`,
      darkCorners('fisheye', settings, 1.1),
    ].join()
  },
}

export default fisheye

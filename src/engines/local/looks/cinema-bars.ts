import type { Look } from './look.ts'

const cinemaBars: Look = {
  name: 'cinema-bars',
  title: 'Cinema bars',
  description: 'Black bars above and below, as a wide cinema picture',
  stage: 'medium',
  phrases: [
    'cinema bars',
    'letterbox',
    'letterboxed',
    'letterbox bars',
    'black bars',
    'cinematic bars',
    'cinematic black bars',
    'widescreen bars',
    'movie bars',
    'anamorphic bars',
  ],
  near: ['cinemascope', 'widescreen'],
  graph: ({ height, strength }) => {
    const bar = 2 * Math.round((height * Math.min(0.2, 0.12 * strength)) / 2)
    return `drawbox=y=0:h=${bar}:w=iw:c=black:t=fill,drawbox=y=ih-${bar}:h=${bar}:w=iw:c=black:t=fill`
  },
}

export default cinemaBars

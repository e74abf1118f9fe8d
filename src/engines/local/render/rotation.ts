import type { Stream } from 'node-av'
import { AV_PKT_DATA_DISPLAYMATRIX } from 'node-av/constants'

/** Degrees (0, 90, 180, 270) to turn the decoded picture clockwise, from the container's display matrix. */
export function rotationOf(stream: Stream): number {
  const matrix = stream.codecpar.getCodedSideData(AV_PKT_DATA_DISPLAYMATRIX)
  if (!matrix || matrix.length < 36) return 0
  // 16.16 fixed point, row by row; ISO/IEC 14496-12, 6.2.2. A rotation is [cos sin; -sin cos].
  const degrees = (Math.atan2(matrix.readInt32LE(4), matrix.readInt32LE(0)) * 180) / Math.PI
  return (((Math.round(degrees / 90) * 90) % 360) + 360) % 360
}

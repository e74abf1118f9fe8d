import type { Frame } from 'node-av'
import {
  AV_FRAME_FLAG_INTERLACED,
  AVCOL_SPC_UNSPECIFIED,
  AVCOL_TRC_ARIB_STD_B67,
  AVCOL_TRC_SMPTE2084,
} from 'node-av/constants'
import type { FrameSize } from '../../frame-size.ts'

/**
 * The filter chain from decoded frames, whatever they are, to upright square pixels of `size`, filled and cropped at the
 * centre, yuv420p, BT.709, limited range.
 */
export function geometryGraph(first: Frame, rotation: number, size: FrameSize): string {
  return [
    ...(first.hasFlags(AV_FRAME_FLAG_INTERLACED) ? ['bwdif=mode=send_frame:deint=interlaced'] : []),
    ...uprightFilters(rotation),
    fillFilters(first, size),
    ...standardRange(first),
    'format=yuv420p',
    'setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709',
  ].join(',')
}

/** Clockwise degrees, as the container's display matrix asks. */
function uprightFilters(rotation: number): string[] {
  if (rotation === 90) return ['transpose=clock']
  if (rotation === 180) return ['hflip', 'vflip']
  if (rotation === 270) return ['transpose=cclock']
  return []
}

/** One pass: pixel shape, size and colour matrix together. Expressions, because a stream may change its size midway. */
function fillFilters(first: Frame, { width, height }: FrameSize): string {
  const ratio = '(iw*if(gt(sar,0),sar,1)/ih)'
  const wide = `gt(${ratio},${width}/${height})`
  const w = `if(${wide},max(${width},2*round(${height}*${ratio}/2)),${width})`
  const h = `if(${wide},${height},max(${height},2*round(${width}/${ratio}/2)))`
  const colours =
    standardRange(first).length > 0 ? '' : `:in_color_matrix=${matrixOf(first)}:out_color_matrix=bt709:out_range=tv`
  return `scale=w='${w}':h='${h}':flags=bicubic${colours},crop=${width}:${height},setsar=1`
}

/** Untagged video is BT.709 from 720 lines up and BT.601 below, as players take it. */
function matrixOf(frame: Frame): string {
  if (frame.colorSpace !== AVCOL_SPC_UNSPECIFIED) return 'auto'
  return Math.min(frame.width, frame.height) >= 720 ? 'bt709' : 'bt601'
}

/** From high dynamic range to BT.709. */
function standardRange(frame: Frame): string[] {
  // HLG was made to be watched as it is on an SDR display (ITU-R BT.2390, 6.2): only its wide primaries need mapping.
  if (frame.colorTrc === AVCOL_TRC_ARIB_STD_B67) {
    return ['zscale=transferin=2020_10:transfer=709:primaries=709:matrix=709:range=limited']
  }
  if (frame.colorTrc !== AVCOL_TRC_SMPTE2084) return []
  return [
    'zscale=transfer=linear:npl=100',
    'format=gbrpf32le',
    'zscale=primaries=bt709',
    'tonemap=tonemap=hable:desat=0',
    'zscale=transfer=bt709:matrix=bt709:range=limited',
  ]
}

/** What a probe found out about a clip. Sizes are as displayed: rotation and pixel shape applied. */
export interface Clip {
  format: 'mp4' | 'mov'
  /** Length of the picture in seconds, from the packets' own times, not from the header. */
  seconds: number
  width: number
  height: number
  /** Average frames per second. */
  frameRate: number
  frames: number
  hasAudio: boolean
  bytes: number
}

/** What a probe found out about an image. Sizes are as stored; a rotation noted in its metadata is not applied. */
export interface Image {
  format: 'jpeg' | 'png' | 'bmp' | 'webp'
  width: number
  height: number
  bytes: number
}

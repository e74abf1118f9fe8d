/** sRGB, each 0–255. */
export type Rgb = readonly [number, number, number]

/** 8-bit Y′CbCr, BT.709, limited range: 16–235 and 16–240. */
export type Yuv = readonly [number, number, number]

/** ITU-R BT.709-6, items 3.2–3.4 and 4.6. */
export function yuvOf([red, green, blue]: Rgb): Yuv {
  const luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return [
    16 + (luma * 219) / 255,
    128 + (((blue - luma) / 1.8556) * 224) / 255,
    128 + (((red - luma) / 1.5748) * 224) / 255,
  ]
}

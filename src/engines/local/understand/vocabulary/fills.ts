import { listed } from './listed.ts'

/** May stand between the words of a description of cloth, beside `NOUNS_OF_FILLS`, and say nothing of it. */
export const BETWEEN_FILLS = [
  ',',
  ...listed(`
  colour, and, with, in, a, one, solid, all, shade of, shiny, plain, made of, made out of, color, the, also, on, brand colour,
  our brand colour, bright, nice, beautiful, elegant, fully, completely, some, 色, 的, 和
  `),
]

/** What a description of cloth may end in. */
export const NOUNS_OF_FILLS = listed(
  'pattern, patterned, print, design, fabric, material, texture, cloth, coloured, 图案, 花纹, 布料, 材质, 面料, 款',
)

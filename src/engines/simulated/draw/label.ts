import type { FrameSize } from '../../frame-size.ts'

/** Letters of five by five, one row after the other; no font is needed to draw them. */
const LETTERS = [
  ['#####', '#....', '#####', '....#', '#####'],
  ['#####', '..#..', '..#..', '..#..', '#####'],
  ['#...#', '##.##', '#.#.#', '#...#', '#...#'],
  ['#...#', '#...#', '#...#', '#...#', '#####'],
  ['#....', '#....', '#....', '#....', '#####'],
  ['.###.', '#...#', '#####', '#...#', '#...#'],
  ['#####', '..#..', '..#..', '..#..', '..#..'],
  ['#####', '#....', '####.', '#....', '#####'],
  ['####.', '#...#', '#...#', '#...#', '####.'],
]
const ACROSS = LETTERS.length * 6 + 3
const DOWN = 9

/** A filter chain that writes SIMULATED in a box at the top of the picture, a third of its width or more. */
export function labelGraph({ width, height }: FrameSize): string {
  const dot = Math.max(2, Math.floor(Math.max(width / 3, height / 4) / ACROSS))
  const [left, top] = [Math.floor((width - ACROSS * dot) / 2), 2 * dot]
  const box = (x: number, y: number, w: number, h: number, colour: string) =>
    `drawbox=x=${left + x * dot}:y=${top + y * dot}:w=${w * dot}:h=${h * dot}:c=${colour}:t=fill`
  const strokes = LETTERS.flatMap((rows, letter) =>
    rows.flatMap((row, y) =>
      [...row.matchAll(/#+/g)].map(({ index, 0: run }) => box(2 + letter * 6 + index, 2 + y, run.length, 1, 'white')),
    ),
  )
  return [box(0, 0, ACROSS, DOWN, 'black'), ...strokes].join(',')
}

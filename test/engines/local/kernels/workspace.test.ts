import { expect, test } from 'vitest'
import { give, take } from '../../../../src/engines/local/kernels/planes.ts'
import { Workspace } from '../../../../src/engines/local/kernels/workspace.ts'
import { copyOf, paint, pixel } from '../compose/pictures.ts'

const picture = paint(45, 37, (x, y) => [(x * 5) % 256, (y * 7) % 256, (x * y) % 256])

test('a picture of any size comes back as it was taken', () => {
  const workspace = new Workspace(45, 37)
  const copy = copyOf(picture)
  for (const name of ['y', 'u', 'v'] as const) copy[name].fill(7)
  take(picture, workspace.picture)
  give(workspace.picture, copy)
  for (let y = 0; y < 37; y++) {
    for (let x = 0; x < 45; x++) expect(pixel(copy, x, y)).toEqual(pixel(picture, x, y))
  }
})

test('cells that stand out over the edges see what lies there', () => {
  const { picture: taken } = takenInto(new Workspace(45, 37))
  for (const y of [0, 36]) expect(pixel(taken, 47, y)).toEqual(pixel(picture, 44, y))
  expect(pixel(taken, 20, 39)[0]).toBe(pixel(picture, 20, 36)[0])
  expect(pixel(taken, 47, 39)[0]).toBe(pixel(picture, 44, 36)[0])
})

test('workspaces keep their pictures apart', () => {
  const [one, other] = [takenInto(new Workspace(45, 37)), new Workspace(45, 37)]
  take(
    paint(45, 37, () => [10, 200, 30]),
    other.picture,
  )
  expect(pixel(one.picture, 3, 3)).toEqual(pixel(picture, 3, 3))
})

function takenInto(workspace: Workspace): Workspace {
  take(picture, workspace.picture)
  return workspace
}

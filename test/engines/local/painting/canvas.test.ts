import '../../../../src/sources/polyfill.ts'
import { describe, expect, it } from 'vitest'
import { yuvOf } from '../../../../src/engines/local/colour.ts'
import { createSurface } from '../../../../src/engines/local/painting/surface.ts'

const { createConverter } = await import('../../../../src/engines/local/painting/canvas.ts')

const small = { width: 101, height: 57 }
const large = { width: 203, height: 111 }

function painted(style: string) {
  const surface = createSurface(small.width, small.height)
  surface.context.fillStyle = style
  surface.context.fillRect(0, 0, small.width, small.height)
  return surface.canvas
}

describe('createConverter', () => {
  it.each([
    [255, 0, 0],
    [20, 120, 240],
    [255, 255, 255],
    [0, 0, 0],
  ] as const)('turns rgb(%i, %i, %i) into BT.709 of limited range at another, odd size', (red, green, blue) => {
    const converter = createConverter(small, large)
    const picture = converter.convert(painted(`rgb(${red}, ${green}, ${blue})`))
    const [y, u, v] = yuvOf([red, green, blue])
    expect(picture).toMatchObject(large)
    expect(Math.abs((picture.y[50 * picture.strides.y + 100] ?? 0) - y)).toBeLessThan(1.6)
    expect(Math.abs((picture.u[50 * picture.strides.u + 60] ?? 0) - u)).toBeLessThan(1.6)
    expect(Math.abs((picture.v[50 * picture.strides.v + 60] ?? 0) - v)).toBeLessThan(1.6)
    converter.close()
  })
})

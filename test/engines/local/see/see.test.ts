import '../../../../src/sources/polyfill.ts'
import type { Frame as FrameType } from 'node-av'
import { describe, expect, it } from 'vitest'
import type { Eyes, Impression } from '../../../../src/engines/local/see/eyes.ts'
import { seeing } from '../../../../src/engines/local/see/see.ts'
import type { Sight } from '../../../../src/engines/local/see/sight.ts'
import { Tally } from '../../../../src/engines/local/see/tally.ts'
import { pictureWith, planeWith, texture } from './pictures.ts'

const { Frame } = await import('node-av')
const { AV_PIX_FMT_YUV420P } = await import('node-av/constants')

const [width, height] = [192, 128]

/** A square person who walks right by three pixels a frame, in front of a wall. */
const placeOf = (index: number) => ({ left: 40 + 3 * index, top: 30, right: 88 + 3 * index, bottom: 110 })

function frameWith(index: number, shade: (x: number, y: number) => number): FrameType {
  const frame = new Frame()
  frame.alloc()
  Object.assign(frame, { format: AV_PIX_FMT_YUV420P, width, height, pts: BigInt(index) })
  frame.allocBuffer()
  const picture = pictureWith(width, height, shade)
  const [y, u, v] = frame.data ?? []
  const [stride = 0] = frame.linesize
  for (let row = 0; row < height; row++) y?.set(picture.y.subarray(row * width, (row + 1) * width), row * stride)
  u?.fill(128)
  v?.fill(128)
  return frame
}

function walker(index: number): FrameType {
  const { left, top, right, bottom } = placeOf(index)
  return frameWith(index, (x, y) =>
    x >= left && x < right && y >= top && y < bottom ? texture(2 * (x - left) + 31, 2 * y) : texture(x, y),
  )
}

function impressionOf(box: Parameters<typeof planeWith>[2]): Impression {
  const person = planeWith(width, height, box)
  const none = () => new Uint8Array(width * height)
  return { person, hair: none(), face: none(), skin: none(), clothes: person.slice() }
}

class FakeEyes implements Eyes {
  width = width
  height = height
  looks: number[] = []
  look(frame: FrameType): Promise<Impression> {
    const index = Number(frame.pts)
    this.looks.push(index)
    return Promise.resolve(this.impression(index))
  }
  impression(index: number): Impression {
    return impressionOf(placeOf(index))
  }
  async close(): Promise<void> {}
}

async function* counted(
  count: number,
  make: (index: number) => FrameType,
  made: FrameType[],
): AsyncGenerator<FrameType> {
  for (let index = 0; index < count; index++) {
    const frame = make(index)
    made.push(frame)
    yield frame
  }
}

async function seeAll(count: number, make: (index: number) => FrameType, eyes: Eyes, frameRate = 30) {
  const sights: Sight[] = []
  const order: number[] = []
  const tally = new Tally()
  for await (const { frame, sight } of seeing(counted(count, make, []), eyes, { frameRate, tally })) {
    order.push(Number(frame.pts))
    sights.push(sight)
    frame.free()
  }
  return { sights, order, found: tally.found }
}

/** Share of the square that is seen wrongly. */
function error(sight: Sight | undefined, index: number): number {
  const truth = planeWith(width, height, placeOf(index))
  let sum = 0
  for (let i = 0; i < truth.length; i++) sum += Math.abs((truth[i] ?? 0) - (sight?.person[i] ?? 0))
  return sum / (255 * 48 * 80)
}

describe('seeing', () => {
  it('looks at every fifth frame or so and carries what it saw along motion', async () => {
    const eyes = new FakeEyes()
    const { sights, order, found } = await seeAll(20, walker, eyes)
    expect(order).toEqual([...Array(20).keys()])
    expect(eyes.looks.length).toBeLessThan(8)
    expect(eyes.looks).toContain(0)
    expect(eyes.looks).toContain(19)
    for (const [index, sight] of sights.entries()) expect(error(sight, index)).toBeLessThan(0.1)
    expect(sights.map(({ cut }) => cut)).toEqual([true, ...Array(19).fill(false)])
    expect(sights[0]?.motion).toBeNull()
    expect(sights[9]?.motion?.x.length).toBe((width / 8) * (height / 8))
    expect(Math.abs(sights[19]?.pan.x ?? 1)).toBeLessThan(0.01)
    expect(found.person).toBe(1)
    expect(found.parts?.top).toBe(1)
    expect(found.parts?.face).toBe(0)
  })

  it('looks at every second frame of slow clips', async () => {
    const eyes = new FakeEyes()
    await seeAll(6, walker, eyes, 10)
    expect(eyes.looks).toEqual([0, 2, 4, 5])
  })

  it('waits longer where nothing moves, and not where somebody does', async () => {
    const [still, moving] = [new FakeEyes(), new FakeEyes()]
    await seeAll(20, (index) => frameWith(index, texture), still)
    await seeAll(20, walker, moving)
    expect(still.looks).toEqual([0, 8, 16, 19])
    expect(moving.looks.slice(0, 4)).toEqual([0, 5, 10, 15])
  })

  it('undoes a glance that missed the person', async () => {
    const eyes = new FakeEyes()
    eyes.impression = (index) => impressionOf(index === 6 ? { left: 0, top: 0, right: 0, bottom: 0 } : placeOf(index))
    const { sights } = await seeAll(16, (index) => walker(index), eyes, 6)
    expect(eyes.looks).toContain(6)
    expect(error(sights[6], 6)).toBeLessThan(0.25)
  })

  it('starts afresh at a cut', async () => {
    const eyes = new FakeEyes()
    eyes.impression = (index) =>
      index < 10 ? impressionOf(placeOf(index)) : impressionOf({ left: 0, top: 0, right: 0, bottom: 0 })
    const other = (index: number) => frameWith(index, (x, y) => 60 + texture(y * 1.7, 90 - x) / 4)
    const { sights } = await seeAll(20, (index) => (index < 10 ? walker(index) : other(index)), eyes)
    expect(sights.flatMap(({ cut }, index) => (cut ? [index] : []))).toEqual([0, 10])
    expect(eyes.looks).toEqual(expect.arrayContaining([9, 10]))
    expect(error(sights[9], 9)).toBeLessThan(0.08)
    expect(Math.max(...(sights[10]?.person ?? []))).toBe(0)
    expect(sights[10]?.pan).toEqual({ x: 0, y: 0 })
  })

  it('follows the camera', async () => {
    const eyes = new FakeEyes()
    eyes.impression = () => impressionOf({ left: 0, top: 0, right: 0, bottom: 0 })
    const { sights, found } = await seeAll(10, (index) => frameWith(index, (x, y) => texture(x - 2 * index, y)), eyes)
    expect(sights[9]?.pan.x).toBeGreaterThan(16.5 / width)
    expect(sights[9]?.pan.x).toBeLessThan(19.5 / width)
    expect(found.person).toBe(0)
  })

  it('sees a single frame, and none', async () => {
    expect((await seeAll(1, walker, new FakeEyes())).order).toEqual([0])
    expect((await seeAll(0, walker, new FakeEyes())).found).toEqual({
      person: 0,
      parts: null,
      torn: null,
      isUnsure: false,
    })
  })

  it('holds few frames and frees those that nobody took', async () => {
    const made: FrameType[] = []
    const taken: FrameType[] = []
    for await (const { frame } of seeing(counted(60, walker, made), new FakeEyes(), {
      frameRate: 60,
      tally: new Tally(),
    })) {
      taken.push(frame)
      expect(made.length - taken.length).toBeLessThanOrEqual(26)
      if (taken.length === 8) break
    }
    expect(made.length).toBeLessThan(40)
    for (const frame of made) expect(frame.data === null).toBe(!taken.includes(frame))
    for (const frame of taken) frame.free()
  })

  it('passes on what the eyes and the frames fail with, and frees all', async () => {
    const blind = new FakeEyes()
    blind.look = () => Promise.reject(new Error('blind'))
    await expect(seeAll(20, walker, blind)).rejects.toThrow('blind')
    const made: FrameType[] = []
    async function* broken() {
      yield* counted(5, walker, made)
      throw new Error('torn')
    }
    const seen = seeing(broken(), new FakeEyes(), { frameRate: 30, tally: new Tally() })
    await expect(seen.next()).rejects.toThrow('torn')
    for (const frame of made) expect(frame.data).toBeNull()
  })
})

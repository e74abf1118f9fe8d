import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createTraffic } from '../../src/webhooks/traffic.ts'

const LIMITS = { quick: 10, slow: 2, quickSeconds: 1, perHost: 4 }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const open = (limits = {}) => {
  const onRoom = vi.fn()
  const traffic = createTraffic({ ...LIMITS, ...limits }, onRoom)
  /** A known host's room, or what an unknown one has. */
  const roomOf = (host: string) => {
    const { known, perHost } = traffic.room()
    const index = known.hosts.indexOf(host)
    return index < 0 ? perHost : known.rooms[index]
  }
  const fail = (host: string, times: number) => {
    for (let i = 0; i < times; i++) traffic.begin(host)(false)
  }
  return { traffic, onRoom, roomOf, fail }
}

it('has room for so many sends to a host, and so many in all', () => {
  const { traffic, roomOf } = open()
  const ends = ['a', 'a', 'a', 'a', 'b'].map((host) => traffic.begin(host))
  expect([roomOf('a'), roomOf('b'), roomOf('c'), traffic.room().total]).toEqual([0, 3, 4, 5])
  for (const end of ends) end(true)
  expect([roomOf('a'), traffic.room().total]).toEqual([4, 10])
  expect(traffic.room().known.hosts).toEqual([])
})

it('sends one at a time to a host that keeps failing, until something arrives', () => {
  const { traffic, roomOf, fail } = open()
  fail('a', 2)
  expect(roomOf('a')).toBe(4)
  fail('a', 1)
  expect(roomOf('a')).toBe(1)
  const end = traffic.begin('a')
  expect(roomOf('a')).toBe(0)
  end(true)
  expect(roomOf('a')).toBe(4)
  expect(roomOf('b')).toBe(4)
})

it('has no negative room for a host that has just begun to fail', () => {
  const { traffic, roomOf } = open()
  const ends = ['a', 'a', 'a', 'a'].map((host) => traffic.begin(host))
  for (const end of ends.slice(0, 2)) end(false)
  const more = [traffic.begin('a'), traffic.begin('a')]
  ends[2]?.(false)
  expect(roomOf('a')).toBe(0)
  for (const end of [...more, ends[3]]) end?.(false)
  expect(roomOf('a')).toBe(1)
})

it('gives the place of a slow send to others, but not without end', () => {
  const { traffic, onRoom, roomOf } = open()
  const ends = ['a', 'b', 'c'].map((host) => traffic.begin(host))
  vi.advanceTimersByTime(999)
  expect(traffic.room().total).toBe(7)
  vi.advanceTimersByTime(1)
  expect(traffic.room().total).toBe(9)
  expect(onRoom).toHaveBeenCalledTimes(2)
  expect(roomOf('a')).toBe(3)
  for (const end of ends) end(true)
  expect(traffic.room().total).toBe(10)
  vi.advanceTimersByTime(5000)
  expect(traffic.room().total).toBe(10)
})

it('remembers only so many failing hosts, and none that is being sent to is forgotten', () => {
  const { traffic, roomOf, fail } = open()
  fail('busy', 3)
  const end = traffic.begin('busy')
  for (let i = 0; i < 1500; i++) fail(`host ${i}`, 3)
  expect(traffic.room().known.hosts).toHaveLength(1000)
  expect(roomOf('busy')).toBe(0)
  end(false)
  expect(roomOf('busy')).toBe(1)
  expect(roomOf('host 1499')).toBe(1)
})

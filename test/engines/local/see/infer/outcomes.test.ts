import { MessageChannel } from 'node:worker_threads'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Outcomes } from '../../../../../src/engines/local/see/infer/outcomes.ts'

let channel: MessageChannel
let outcomes: Outcomes
beforeEach(() => {
  channel = new MessageChannel()
  outcomes = new Outcomes(channel.port1)
})
afterEach(() => channel.port2.close())

/** Passes a look on, which turns out so. */
function pass(isTorn: boolean): void {
  outcomes.expect()
  channel.port2.postMessage(isTorn)
}

it('tells of the look before the last one, whatever is known of the last', async () => {
  expect(await outcomes.isTorn(true)).toBe(false)
  pass(true)
  expect(await outcomes.isTorn(false)).toBe(false)
  pass(false)
  expect(await outcomes.isTorn(false)).toBe(true)
  pass(false)
  expect(await outcomes.isTorn(false)).toBe(false)
})

it('waits for it', async () => {
  outcomes.expect()
  outcomes.expect()
  const told = outcomes.isTorn(false)
  setTimeout(() => channel.port2.postMessage(true), 20)
  expect(await told).toBe(true)
})

it('tells the first of a clip nothing of the clip before', async () => {
  for (const isTorn of [false, true, true]) pass(isTorn)
  expect(await outcomes.isTorn(true)).toBe(false)
  pass(false)
  expect(await outcomes.isTorn(false)).toBe(false)
})

it('waits for nothing once the next thread is gone', async () => {
  outcomes.expect()
  outcomes.expect()
  channel.port2.close()
  expect(await outcomes.isTorn(false)).toBe(false)
})

import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { Closing } from '../../src/commands/closing.ts'

function recorded() {
  const closing = new Closing()
  const story: string[] = []
  const step = (name: string, milliseconds: number) => async () => {
    story.push(`${name} begins`)
    await sleep(milliseconds)
    story.push(`${name} ends`)
  }
  return { closing, story, step }
}

it('drains all at the same time, then closes in the opposite order of opening', async () => {
  const { closing, story, step } = recorded()
  closing.close('database', step('database', 1))
  closing.drain('worker', step('worker', 100))
  closing.close('hints', step('hints', 1))
  closing.drain('API', step('API', 20))
  await closing.run()
  const begun = ['worker begins', 'API begins', 'API ends', 'worker ends']
  expect(story).toEqual([...begun, 'hints begins', 'hints ends', 'database begins', 'database ends'])
})

it('tells what is open', async () => {
  const { closing, step } = recorded()
  closing.drain('worker', step('worker', 100))
  closing.drain('API', step('API', 1))
  expect(closing.open).toEqual([])
  const done = closing.run()
  await sleep(50)
  expect(closing.open).toEqual(['worker'])
  await done
  expect(closing.open).toEqual([])
})

it('goes on after a failure, and throws the first', async () => {
  const { closing, story, step } = recorded()
  const failing = (words: string) => () => {
    throw new Error(words)
  }
  closing.close('database', step('database', 1))
  closing.close('hints', failing('second'))
  closing.drain('worker', failing('first'))
  await expect(closing.run()).rejects.toThrow('first')
  expect(story).toEqual(['database begins', 'database ends'])
})

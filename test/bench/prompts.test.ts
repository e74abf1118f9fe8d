import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { scoreOf } from '../../bench/prompts/expectation.ts'
import { instructionsIn } from '../../bench/prompts/instructions.ts'

const read = (name: string) => instructionsIn(readFileSync(new URL(`../prompts/${name}`, import.meta.url), 'utf8'))

test.each([
  ['expected.txt', 0.97],
  ['held-out.txt', 0.9],
  ['by-others.txt', 0.9],
])('nothing is done of %s that was not asked for, and most that was', (name, least) => {
  const scored = read(name).map(({ prompt, expected }) => ({ prompt, score: scoreOf(prompt, expected ?? '') }))
  expect(scored.filter(({ score }) => score === 'wrong').map(({ prompt }) => prompt)).toEqual([])
  expect(scored.filter(({ score }) => score === 'right').length / scored.length).toBeGreaterThan(least)
})

test.each([
  ['red jacket', 'top:red', 'right'],
  ['red jacket', 'top:blue', 'wrong'],
  ['red jacket', 'top:red bg:beach', 'missed'],
  ['red jacket', 'top:red bg:beach?', 'right'],
  ['red jacket', 'nothing', 'wrong'],
  ['put a hat on him', 'nothing', 'right'],
  ['sepia', 'look:noir|look:sepia', 'right'],
  ['darken the background', 'dial:exposure-', 'wrong'],
])('%s, expected %s, is %s', (prompt, expected, score) => {
  expect(scoreOf(prompt, expected)).toBe(score)
})

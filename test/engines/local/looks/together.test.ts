import { expect, test } from 'vitest'
import { adjustments } from '../../../../src/engines/local/adjust/catalogue.ts'
import { looks } from '../../../../src/engines/local/looks/catalogue.ts'
import { STAGES } from '../../../../src/engines/local/looks/look.ts'
import { filtered, painted, SMALL, settingsFor, TIMES } from './pictures.ts'

test.each(STAGES)('all looks of the stage "%s" join into one graph, with every adjustment', async (stage) => {
  const settings = settingsFor(SMALL, 1)
  const graphs = looks.filter((look) => look.stage === stage).map((look) => look.graph(settings))
  const graph = [...graphs, ...adjustments.map((adjustment) => adjustment.graph(0.4))].join(',')
  const results = await filtered(graph, painted(SMALL, [9000n]))
  expect(results.map(({ width, height, pts }) => ({ width, height, pts }))).toEqual([{ ...SMALL, pts: 9000n }])
})

test('a look of each stage joins with looks of all others', async () => {
  const settings = settingsFor(SMALL, 1)
  const byStage = STAGES.map((stage) => looks.filter((look) => look.stage === stage))
  for (const pick of [0, 3, 6]) {
    const chosen = byStage.map((stage) => stage[pick % stage.length])
    const results = await filtered(chosen.map((look) => look?.graph(settings)).join(','), painted(SMALL, TIMES))
    expect(results.map(({ pts }) => pts)).toEqual(TIMES)
  }
})

test('ten cartoons over each other take about twice as long as five', async () => {
  // Written in another order, filters pass each request on twice, and every cartoon doubles the time.
  const cartoon = looks.find(({ name }) => name === 'cartoon')?.graph(settingsFor(SMALL, 1)) ?? ''
  const taken = async (times: number) => {
    const graphs = Array.from({ length: times }, (_, at) => cartoon.replaceAll(/\[([a-z]+)\]/g, `[$1${at}]`))
    const start = performance.now()
    expect(await filtered(graphs.join(','), painted(SMALL, [9000n]))).toHaveLength(1)
    return performance.now() - start
  }
  const five = await taken(5)
  expect(await taken(10)).toBeLessThan(5 * five)
})

test('no label is used by two looks', () => {
  const owners = new Map<string, string>()
  for (const look of looks) {
    const labels = new Set(look.graph(settingsFor(SMALL, 1)).match(/\[[a-z0-9]+\]/g) ?? [])
    for (const label of labels) {
      expect(owners.get(label), `${label} of ${look.name}`).toBeUndefined()
      owners.set(label, look.name)
    }
  }
  expect(owners.size).toBeGreaterThan(50)
})

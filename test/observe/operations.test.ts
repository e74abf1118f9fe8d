import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { registry } from '../../src/observe/metrics.ts'

const operations = readFileSync('docs/operations.md', 'utf8')
const dashboard = JSON.parse(readFileSync('docs/grafana.json', 'utf8')) as {
  panels: { title: string; targets: { expr: string }[] }[]
}
const namesIn = (text: string) => text.match(/\b(?:retake|nodejs|process)_[a-z0-9_]+[a-z0-9]\b/g) ?? []

let known: Set<string>
beforeAll(async () => {
  const metrics = await registry.getMetricsAsJSON()
  known = new Set(
    metrics.flatMap(({ name, type }) =>
      // prom-client's types say numbers, its answers say words.
      String(type) === 'histogram' ? [name, `${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
    ),
  )
})

describe('what operators are given', () => {
  it('names only metrics that exist, in the dashboard', () => {
    const names = dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesIn(expr)))
    expect(names.length).toBeGreaterThan(15)
    expect(names.filter((name) => !known.has(name))).toEqual([])
  })

  it('names only metrics that exist, in the alerts and the table', () => {
    const names = namesIn(operations)
    expect(names.length).toBeGreaterThan(20)
    expect(names.filter((name) => !known.has(name))).toEqual([])
  })

  it('shows and explains every metric of ours', () => {
    const own = [...known].filter((name) => /^retake_/.test(name) && !/_(bucket|count|sum)$/.test(name))
    expect(own.length).toBeGreaterThan(12)
    for (const name of own) {
      expect(operations).toContain(`\`${name}\``)
      expect(JSON.stringify(dashboard)).toContain(name)
    }
  })
})

import { describe, expect, it } from 'vitest'
import { readConfig, secretsOf } from '../../src/config.ts'
import { createLog } from '../../src/observe/log.ts'

const KEY = `afk_${'Ab1'.repeat(13)}Z`

function logged(write: (log: ReturnType<typeof createLog>) => void, environment: Record<string, string> = {}): string {
  const lines: string[] = []
  write(createLog('info', secretsOf(readConfig(environment)), { write: (line) => void lines.push(line) }))
  return lines.join('')
}

describe('the log', () => {
  it.each([
    ['a field', { apiKey: KEY }],
    ['a nested field', { job: { input: { note: `my key is ${KEY}` } } }],
    ['a header', { headers: { 'x-api-key': KEY } }],
    ['an error', { error: new Error(`cannot use ${KEY}`) }],
    ['a cause', { cause: new Error('outer', { cause: new Error(`inner ${KEY}`) }) }],
    ['an upstream header', { authorization: `Bearer ${KEY}` }],
  ])('never shows a key in %s', (_name, facts) => {
    const text = logged((log) => log.info(facts, `and in the text: ${KEY}`))
    expect(text).not.toContain(KEY)
    expect(text).toContain('[redacted]')
    expect(() => JSON.parse(text)).not.toThrow()
  })

  it.each(['Bearer sk-0123456789abcdef', 'Key 0a1b-2c3d:4e5f6a7b', 'Token r8_abcdefghijklmnop'])(
    'never shows credentials of upstreams: %s',
    (header) => {
      const text = logged((log) => log.warn({ cause: { headers: { authorization: header } } }, header))
      expect(text).not.toContain(header.split(' ')[1])
    },
  )

  it('never shows the signature of a signed address', () => {
    const url = 'https://s3.test/clips/a.mp4?X-Amz-Credential=id&X-Amz-Signature=0123456789abcdef'
    expect(logged((log) => log.error({ url }, 'failed'))).not.toContain('0123456789abcdef')
  })

  it('never shows a secret of the settings, whatever it looks like', () => {
    const settings = { DASHSCOPE_API_KEY: 'plain-looking-word', METRICS_TOKEN: 'another plain word' }
    const text = logged((log) => log.error({ error: new Error(Object.values(settings).join()) }), settings)
    expect(text).not.toMatch(/plain/)
  })

  it('keeps everything else', () => {
    const text = logged((log) => log.info({ job: 'a', engine: 'local' }, 'Token of esteem, Key West, afk_short'))
    expect(JSON.parse(text)).toMatchObject({ job: 'a', engine: 'local', msg: 'Token of esteem, Key West, afk_short' })
  })
})

import { describe, it } from 'vitest'
import { CASES } from '../../upstreams/replicate-cases.ts'
import { checkCase } from '../remote/adapter-case.ts'
import { replicate } from './fixture.ts'

const { server, service } = replicate()

describe.each(['create', 'status', 'cancel'] as const)('Replicate: %s', (when) => {
  it.each(CASES.filter((known) => known.when === when))('$name', async ({ script, misbehave, expect: expected }) => {
    if (script) server().script(script)
    if (misbehave) server().misbehave(misbehave)
    await checkCase(service(), when, expected)
  })
})

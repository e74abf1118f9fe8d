import { describe, it } from 'vitest'
import { CASES } from '../../upstreams/fal-cases.ts'
import { checkCase } from '../remote/adapter-case.ts'
import { fal } from './fixture.ts'

const { server, service } = fal()

describe.each(['create', 'status', 'cancel'] as const)('fal: %s', (when) => {
  it.each(CASES.filter((known) => known.when === when))('$name', async ({ script, misbehave, expect: expected }) => {
    if (script) server().script(script)
    if (misbehave) server().misbehave(misbehave)
    await checkCase(service(), when, expected)
  })
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { bootstrap } from '../../src/accounts/bootstrap.ts'
import { type Bank, openBank } from '../support/database.ts'

let bank: Bank
beforeAll(async () => {
  bank = await openBank()
})
afterAll(() => bank.database.close())

it('makes keys of the contract’s form and stores only their hash', async () => {
  const { key } = await bank.keys.create({ name: 'one' })
  expect(key).toMatch(/^afk_[0-9A-Za-z]{40}$/)
  const dump = JSON.stringify(await bank.database.query('select * from api_keys'))
  expect(dump).not.toContain(key.slice(12))
  expect(await bank.keys.authenticate(key)).toMatchObject({
    account: { user: { role: 'admin' }, team: { name: 'one', credits: 0 }, apiKey: { name: 'one' } },
  })
})

it('tells unknown, inactive and revoked keys apart', async () => {
  const { id, key } = await bank.keys.create({ name: 'two' })
  expect(await bank.keys.authenticate(`afk_${'0'.repeat(40)}`)).toBe('unknown')
  await bank.database.query("update api_keys set status = 'inactive' where id = $1", [id])
  expect(await bank.keys.authenticate(key)).toBe('inactive')
  await bank.keys.revoke(id)
  expect(await bank.keys.authenticate(key)).toBe('unknown')
})

it('lets a second key of a name share its team, and another name have its own', async () => {
  const [first, second, other] = [
    await bank.keys.create({ name: 'ci' }),
    await bank.keys.create({ name: 'ci' }),
    await bank.keys.create({ name: 'else' }),
  ]
  expect(second.teamId).toBe(first.teamId)
  expect(other.teamId).not.toBe(first.teamId)
})

it('refuses an address that belongs to another team, and an ambiguous revocation', async () => {
  await bank.keys.create({ name: 'a', email: 'x@example.com' })
  await expect(bank.keys.create({ name: 'b', email: 'x@example.com' })).rejects.toThrow(/another team/)
  await expect(bank.keys.revoke('afk_')).rejects.toThrow(/keys begin with/)
  await expect(bank.keys.revoke('nope')).rejects.toThrow(/No key/)
})

it('bootstraps once, and never brings a revoked key back', async () => {
  const fresh = await openBank()
  const given = `afk_${'7'.repeat(40)}`
  const key = await bootstrap(fresh.keys, fresh.ledger, undefined, 500)
  expect(await fresh.keys.authenticate(key ?? '')).toMatchObject({ account: { team: { credits: 500 } } })
  expect(await bootstrap(fresh.keys, fresh.ledger, undefined, 500)).toBeNull()
  await bootstrap(fresh.keys, fresh.ledger, given, 0)
  expect(await fresh.keys.authenticate(given)).toMatchObject({ account: { team: { credits: 500 } } })
  await fresh.keys.revoke(given.slice(0, 12))
  await bootstrap(fresh.keys, fresh.ledger, given, 500)
  expect(await fresh.keys.authenticate(given)).toBe('unknown')
  await fresh.database.close()
})

it('never changes what an earlier key may do', async () => {
  const admin = await bank.keys.create({ name: 'boss', team: 'shop' })
  const member = await bank.keys.create({ name: 'clerk', team: 'shop', role: 'member' })
  await bank.keys.create({ name: 'clerk', team: 'shop' })
  expect(await bank.keys.authenticate(admin.key)).toMatchObject({ account: { user: { role: 'admin' } } })
  expect(await bank.keys.authenticate(member.key)).toMatchObject({ account: { user: { role: 'member' } } })
  await expect(bank.keys.create({ name: 'clerk', team: 'shop', role: 'admin' })).rejects.toThrow(/as member/)
})

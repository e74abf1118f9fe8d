import { afterAll, beforeAll, expect, it } from 'vitest'
import { billedSeconds, priceOf } from '../../src/credits/prices.ts'
import { type Bank, openBank } from '../support/database.ts'

let bank: Bank
beforeAll(async () => {
  bank = await openBank()
})
afterAll(() => bank.database.close())

it('moves the balance with every entry', async () => {
  const { team } = await bank.newAccount(100)
  expect(await bank.ledger.grant(team.id, -30, 'correction')).toBe(70)
  expect(await bank.ledger.balance(team.id)).toBe(70)
  expect(await bank.drift()).toEqual([])
})

it('never lets a balance fall below zero', async () => {
  const { team } = await bank.newAccount(10)
  await expect(bank.ledger.grant(team.id, -11, 'too much')).rejects.toMatchObject({ code: '23514' })
  expect(await bank.ledger.balance(team.id)).toBe(10)
})

it('never lets an entry be changed or removed', async () => {
  await bank.newAccount(10)
  await expect(bank.database.query('update ledger set amount = 99')).rejects.toThrow(/never changed/)
  await expect(bank.database.query('delete from ledger')).rejects.toThrow(/never changed/)
})

it('prices begun seconds by tier', () => {
  const prices = { '720p': 20, '1080p': 30 }
  expect(priceOf(5, '720p', prices)).toBe(100)
  expect(priceOf(5.01, '1080p', prices)).toBe(150)
  expect(priceOf(5.2, '1080p', prices)).toBe(180)
  expect(billedSeconds(10.04)).toBe(10)
})

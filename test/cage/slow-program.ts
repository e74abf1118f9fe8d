import { setTimeout as sleep } from 'node:timers/promises'
import { answerRequests } from '../../src/cage/child.ts'

/** A caged program that takes half a minute to start. */
await sleep(30_000)
answerRequests(async () => null)

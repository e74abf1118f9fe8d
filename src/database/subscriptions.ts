import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { Listener } from './database.ts'

/** Pauses between attempts to come back, in milliseconds; the last one repeats. */
const PAUSES = [100, 300, 1000, 3000]

/** All listeners of a process on one connection of its own, which comes back when it breaks. */
export interface Subscriptions {
  /** Resolves once the server notifies; rejects when it is away at that moment. */
  add(channel: string, callback: Listener): Promise<() => Promise<void>>
  close(): Promise<void>
}

export function createSubscriptions(newClient: () => pg.Client): Subscriptions {
  const listeners = new Map<string, Set<Listener>>()
  const closing = new AbortController()
  let current: Promise<pg.Client> | null = null
  let last: Promise<unknown> = Promise.resolve()

  /** One statement at a time, as a connection wants it. */
  const say = async (client: pg.Client, verb: 'listen' | 'unlisten', channel: string) => {
    const said = last.then(() => client.query(`${verb} ${pg.escapeIdentifier(channel)}`))
    last = said.catch(() => undefined)
    await said
  }

  const connect = async (): Promise<pg.Client> => {
    const client = newClient()
    client.on('notification', ({ channel, payload = '' }) => tell(listeners.get(channel), payload))
    client.on('error', () => undefined)
    try {
      await client.connect()
      for (const channel of listeners.keys()) await say(client, 'listen', channel)
    } catch (error) {
      client.end().catch(() => undefined)
      throw error
    }
    client.once('end', () => {
      current = null
      void comeBack()
    })
    return client
  }

  const comeBack = async () => {
    for (let attempt = 0; !closing.signal.aborted && listeners.size > 0; attempt += 1) {
      const pause = PAUSES[Math.min(attempt, PAUSES.length - 1)]
      await delay(pause, undefined, { signal: closing.signal, ref: false }).catch(() => undefined)
      // Somebody may have begun to listen, and thereby connected, meanwhile.
      if (closing.signal.aborted) return
      const connected = await connection().then(
        () => true,
        () => false,
      )
      if (!connected) continue
      for (const all of listeners.values()) tell(all, null)
      return
    }
  }

  const connection = (): Promise<pg.Client> => {
    if (current === null) {
      current = connect()
      current.catch(() => {
        current = null
      })
    }
    return current
  }

  const remove = async (channel: string, callback: Listener) => {
    const all = listeners.get(channel)
    all?.delete(callback)
    if (all?.size !== 0) return
    listeners.delete(channel)
    const client = await current?.catch(() => null)
    if (client) await say(client, 'unlisten', channel).catch(() => undefined)
  }

  return {
    add: async (channel, callback) => {
      if (closing.signal.aborted) throw new Error('Client was closed')
      const all = listeners.get(channel) ?? new Set()
      listeners.set(channel, all.add(callback))
      try {
        await say(await connection(), 'listen', channel)
      } catch (error) {
        await remove(channel, callback)
        throw error
      }
      return () => remove(channel, callback)
    },
    close: async () => {
      closing.abort()
      const client = await current?.catch(() => null)
      await client?.end()
    },
  }
}

function tell(listeners: Set<Listener> | undefined, payload: string | null): void {
  for (const listener of listeners ?? []) listener(payload)
}

import { Agent, type Dispatcher, WebSocket } from 'undici'
import { parseAllowedHosts } from '../../sources/address.ts'
import { guardedConnector } from '../../sources/connector.ts'
import { createLookup } from '../../sources/lookup.ts'
import { StepCounts } from './progress.ts'
import type { Run } from './run.ts'

const FIRST_RETRY_SECONDS = 1
const MOST_RETRY_SECONDS = 30

/** Hears how far runs are. Only a courtesy: what is lost or late changes nothing but the percentage. */
export interface Listeners {
  /** The fraction of its steps that the run has done, where that was told; listens to it from now on. */
  watch(run: Omit<Run, 'output'>): number | undefined
  /** The run has ended. */
  forget(run: Pick<Run, 'server' | 'clientId' | 'id'>): void
  close(): Promise<void>
}

/** `hosts`: private hosts that may be reached, the servers' own among them. */
export function createListeners(hosts: readonly string[]): Listeners {
  const allowed = parseAllowedHosts(hosts)
  const dispatcher = new Agent({ connect: guardedConnector(allowed, createLookup(allowed)) })
  // One for each server and client: after a restart, older runs still tell the client that began them.
  const listeners = new Map<string, Listener>()
  const keyOf = ({ server, clientId }: Pick<Run, 'server' | 'clientId'>) => `${server} ${clientId}`
  return {
    watch: (run) => {
      const key = keyOf(run)
      const listener = listeners.get(key) ?? new Listener(socketUrl(run), dispatcher)
      listeners.set(key, listener)
      listener.counts.add(run.id, run.samplers)
      return listener.counts.fraction(run.id)
    },
    forget: (run) => {
      const listener = listeners.get(keyOf(run))
      listener?.counts.remove(run.id)
      if (!listener?.counts.isEmpty) return
      listeners.delete(keyOf(run))
      listener.close()
    },
    close: async () => {
      for (const listener of listeners.values()) listener.close()
      listeners.clear()
      await dispatcher.destroy()
    },
  }
}

/** `http://host:8188` → `ws://host:8188/ws?clientId=…` */
function socketUrl({ server, clientId }: Pick<Run, 'server' | 'clientId'>): string {
  return `${server.replace(/^http/, 'ws')}/ws?${new URLSearchParams({ clientId })}`
}

/** One WebSocket, opened again whenever it ends. */
class Listener {
  readonly counts = new StepCounts()
  readonly #url: string
  readonly #dispatcher: Dispatcher
  #socket: WebSocket | null = null
  #timer: NodeJS.Timeout | undefined
  #retrySeconds = FIRST_RETRY_SECONDS
  #closed = false

  constructor(url: string, dispatcher: Dispatcher) {
    this.#url = url
    this.#dispatcher = dispatcher
    this.#open()
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#socket?.close()
  }

  #open(): void {
    const socket = new WebSocket(this.#url, { dispatcher: this.#dispatcher })
    this.#socket = socket
    socket.binaryType = 'arraybuffer'
    socket.addEventListener('open', () => {
      this.#retrySeconds = FIRST_RETRY_SECONDS
      if (this.#closed) socket.close()
    })
    socket.addEventListener('message', ({ data }) => this.counts.hear(data))
    socket.addEventListener('error', () => this.#retry(socket))
    socket.addEventListener('close', () => this.#retry(socket))
  }

  #retry(socket: WebSocket): void {
    if (this.#closed || this.#socket !== socket) return
    this.#socket = null
    this.#timer = setTimeout(() => this.#open(), this.#retrySeconds * 1000)
    this.#timer.unref()
    this.#retrySeconds = Math.min(MOST_RETRY_SECONDS, this.#retrySeconds * 2)
  }
}

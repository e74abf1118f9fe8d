import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Heard } from '../receiver.ts'
import type { Host } from './network.ts'

/** A server that is to run on a host of its own. */
export type GuestRequest = { address: string } & (
  | { kind: 's3'; bucket: string }
  | { kind: 'receiver'; clip: string; manners: { failing: number; refusals: number } }
)

export type GuestReport = S3Report | ReceiverReport

export interface S3Report {
  kind: 's3'
  origin: string
  keys: string[]
  /** Uploads in parts that nobody ended. */
  unfinished: number
}

export interface ReceiverReport extends Heard {
  kind: 'receiver'
  url: string
  clipUrl: string
}

export interface Guest<Report extends GuestReport> {
  /** What it has seen so far. */
  report(): Promise<Report>
}

const PROGRAM = fileURLToPath(new URL('./program.ts', import.meta.url))

/** Starts a server of the test on a host, in a process that ends with this one or with the network. */
export async function startGuest<Kind extends GuestRequest['kind']>(
  host: Host,
  request: Omit<Extract<GuestRequest, { kind: Kind }>, 'address'> & { kind: Kind },
): Promise<Guest<Extract<GuestReport, { kind: Kind }>>> {
  const [file = '', ...enter] = host.enter
  const child = spawn(file, [...enter, process.execPath, '--import', 'tsx', PROGRAM], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  })
  const ended = new AbortController()
  child.once('exit', () => ended.abort())
  const ask = async (message: object) => {
    const answer = once(child, 'message', { signal: ended.signal })
    child.send(message, () => undefined)
    return (await answer)[0] as Extract<GuestReport, { kind: Kind }>
  }
  await ask({ ...request, address: host.address })
  return { report: () => ask({}) }
}

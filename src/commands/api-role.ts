import type { AddressInfo } from 'node:net'
import { bootstrap } from '../accounts/bootstrap.ts'
import { createKeys } from '../accounts/keys.ts'
import { createServer } from '../api/server.ts'
import { createLedger } from '../credits/ledger.ts'
import { exclusively } from '../database/exclusive.ts'
import { quoteEdit, submitEdit } from '../jobs/submit.ts'
import { createWatcher } from '../jobs/watch.ts'
import { type Closing, GRACE_SECONDS } from './closing.ts'
import { serveControl } from './control-socket.ts'
import type { Node } from './node.ts'

const BOOTSTRAP_LOCK = 7282538

/** Takes requests and files; listening comes last. Resolves to a key that was made now. */
export async function startApiRole(node: Node, closing: Closing): Promise<string | null> {
  const { config, database, intake, engines, urls, clock, identifiers } = node
  const freshKey = await firstKey(node)
  if (node.socket !== null) closing.close('control socket', await serveControl(node.administration, node.socket))
  const watcher = await createWatcher(database)
  closing.close('watcher', () => watcher.close())
  const prices = { '720p': config.PRICE_720P, '1080p': config.PRICE_1080P }
  const submission = { database, intake, engines, prices, clock, identifiers }
  const server = createServer({
    ...node,
    watcher,
    graceSeconds: GRACE_SECONDS,
    fileUrl: urls.urlOf,
    submit: (...order) => submitEdit(submission, ...order),
    quote: (...order) => quoteEdit(submission, ...order),
  })
  closing.drain('API', () => server.close())
  await server.listen({ host: config.HOST, port: config.PORT })
  urls.listening((server.server.address() as AddressInfo).port)
  return freshKey
}

/** Nodes that start together make one key, not one each. */
function firstKey({ config, database, accounts }: Node): Promise<string | null> {
  const { BOOTSTRAP_API_KEY: given, BOOTSTRAP_CREDITS: credits } = config
  return exclusively(database, BOOTSTRAP_LOCK, (database) =>
    bootstrap(createKeys({ ...accounts, database }), createLedger({ ...accounts, database }), given, credits),
  )
}

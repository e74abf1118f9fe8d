import { hostname } from 'node:os'
import type { Logger } from 'pino'
import { publicUrls } from '../api/public-urls.ts'
import type { Config } from '../config.ts'
import { createEngines } from '../engines/registry.ts'
import { createGuardedFetcher } from '../sources/guarded-fetch.ts'
import { createIntake } from '../sources/intake.ts'
import { createProbe } from '../sources/probe.ts'
import { openApplication } from './application.ts'
import type { Closing } from './closing.ts'
import { openWorkspaces } from './workspaces.ts'

/** What every role of a node uses: all that keeps state, and the tools to take clips in and edit them. */
export type Node = Awaited<ReturnType<typeof openNode>>

export async function openNode(config: Config, log: Logger, closing: Closing) {
  const application = await openApplication(config, log)
  closing.close('database and storage', () => application.close())
  const { clock, identifiers } = application
  // Machines may share a name, and processes a number.
  const name = `${hostname()}-${process.pid}-${identifiers.token(6)}`
  const workspaces = await openWorkspaces(config, name)
  closing.close('workspaces', () => workspaces.close())

  const probe = createProbe()
  closing.close('probe', () => probe.close())
  const fetcher = createGuardedFetcher({ allowPrivateHosts: config.ALLOW_PRIVATE_HOSTS })
  closing.close('fetcher', () => fetcher.close())
  const engines = createEngines(config, { clock, log, random: Math.random })
  closing.close('engines', () => engines.close())
  const urls = publicUrls(config)
  const intake = createIntake({
    ...{ ...application, probe, fetcher, ownKey: urls.keyOf, uploadHours: config.UPLOAD_HOURS },
    workspaces: workspaces.path,
  })
  return { ...application, name, workspaces, probe, fetcher, engines: engines.list, urls, intake }
}

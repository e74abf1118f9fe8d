import { directoryHolder } from '../database/directory-lock.ts'
import { createLog } from '../observe/log.ts'
import type { Administration } from './administration.ts'
import { openApplication } from './application.ts'
import { remoteAdministration } from './control-socket.ts'
import { settings } from './run-command.ts'

/** Administers the database server; without one, the process that holds the data folder, or else the folder itself. */
export async function withAdministration<T>(work: (administration: Administration) => Promise<T>): Promise<T> {
  const config = settings()
  const holder = config.DATABASE_URL === undefined ? directoryHolder(config.DATA_DIR) : null
  if (holder) {
    const remote = remoteAdministration(holder.socket)
    return await work(remote).finally(() => remote.close())
  }
  const application = await openApplication(config, createLog('warn'))
  return await work(application.administration).finally(() => application.close())
}

import { directoryHolder } from '../database/directory-lock.ts'
import { createLog } from '../observe/log.ts'
import type { Administration } from './administration.ts'
import { openApplication } from './application.ts'
import { remoteAdministration } from './control-socket.ts'
import { settings } from './run-command.ts'

/** Administers the running server of this data folder; without one, the folder itself. */
export async function withAdministration<T>(work: (administration: Administration) => Promise<T>): Promise<T> {
  const config = settings()
  const holder = directoryHolder(config.DATA_DIR)
  if (holder) {
    const remote = remoteAdministration(holder.socket)
    return await work(remote).finally(() => remote.close())
  }
  const application = await openApplication(config, createLog('warn'))
  return await work(application.administration).finally(() => application.close())
}

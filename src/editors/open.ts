import { type Config, ConfigError } from '../config.ts'
import { type Editor, isUrl } from './editor.ts'

/** An editor on the server that is given, or else on this machine. Throws `ConfigError` where a key is missing. */
export async function openEditor(config: Config, server?: string, key?: string): Promise<Editor> {
  if (server === undefined) return (await import('./embedded.ts')).openEmbeddedEditor(config)
  if (!isUrl(server) || !URL.canParse(server)) throw new ConfigError(`RETAKE_SERVER: ${server} is no http(s) URL`)
  if (key === undefined) throw new ConfigError('RETAKE_KEY: a server needs an API key; set it, or use --key')
  return (await import('./remote.ts')).openRemoteEditor(server, key, config)
}

import { type Config, ConfigError, readConfig } from '../config.ts'
import { Failure } from '../failure.ts'

/** Runs a command's work: what the user can mend ends with one line and exit code 1, a fault of ours with 70. */
export function action<Parameters extends unknown[]>(work: (...parameters: Parameters) => Promise<void>) {
  return async (...parameters: Parameters): Promise<void> => {
    try {
      await work(...parameters)
    } catch (error) {
      process.stderr.write(`${explanation(error)}\n`)
      process.exitCode = error instanceof Failure && error.kind !== 'internal' ? 1 : isUserError(error) ? 1 : 70
    }
  }
}

/** Settings for a command; throws a `ConfigError` that names the variable at fault. */
export function settings(): Config {
  return readConfig(process.env)
}

/** Prints `value` as JSON, or `text` for people. */
export function print(json: boolean | undefined, value: unknown, text: string): void {
  process.stdout.write(`${json ? JSON.stringify(value) : text}\n`)
}

function explanation(error: unknown): string {
  if (error instanceof ConfigError) return `Wrong setting\n${error.message}`
  if (error instanceof Failure && error.kind === 'internal') return `${error.message}: ${describe(error.cause)}`
  return describe(error)
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Wrong settings, a folder that another process holds, a port in use, a database that is away or refuses us: not ours to apologise for. */
function isUserError(error: unknown): boolean {
  if (error instanceof ConfigError) return true
  const { name, code } = error as { name?: string; code?: string }
  if (name === 'DatabaseError') return code === undefined || /^(28|3D)/.test(code)
  return (
    name === 'DirectoryLocked' ||
    ['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND', 'ENOENT', 'EEXIST', 'EISDIR', 'ENOTDIR', 'ENOSPC'].includes(
      code ?? '',
    )
  )
}

import { spawnSync } from 'node:child_process'

/**
 * Commands of util-linux that run a program with fewer rights, strongest first: no new privileges, a user namespace
 * without capabilities, and a network namespace without any network.
 */
const CANDIDATES = [
  ['setpriv', '--no-new-privs', 'unshare', '--user', '--net', '--'],
  ['setpriv', '--no-new-privs', '--'],
]

let found: readonly string[] | undefined

/** What to put before a caged command on this system; empty where it has none of it or a container forbids it. */
export function isolation(): readonly string[] {
  found ??= CANDIDATES.find(([command = '', ...parameters]) => works(command, parameters)) ?? []
  return found
}

function works(command: string, parameters: string[]): boolean {
  return spawnSync(command, [...parameters, 'true'], { stdio: 'ignore', timeout: 5000 }).status === 0
}

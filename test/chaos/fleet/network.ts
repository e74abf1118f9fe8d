import { execFileSync, spawnSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'

/** A machine of its own as far as the network goes: a namespace with one card on the common switch. */
export interface Host {
  name: string
  address: string
  /** What comes before a command line that is to run there; it becomes the program, under the same process id. */
  enter: readonly string[]
}

/** Hosts on one switch, to which this process is connected as `address`. */
export interface Network {
  address: string
  /** All addresses, as `10.1.2.0/24`. */
  range: string
  addHost(name: string): Host
  /** From now on nothing of one reaches the other; neither is told. */
  cut(one: Host, other: Host): void
  heal(one: Host, other: Host): void
  /** Pulls the plug of one host, and puts it back. */
  unplug(host: Host): void
  plug(host: Host): void
  /** Ends what runs on the hosts and takes everything away. */
  remove(): Promise<void>
}

/** Nobody has this card: what is sent to it is lost in silence, as behind a broken switch. */
const NOBODY = '02:00:00:00:00:99'

/** Null where hosts can be made, or else why not. */
export function whyNoNetwork(): string | null {
  if (process.platform !== 'linux') return 'network namespaces are a thing of Linux'
  const trial = `rt${process.pid}trial`
  const { status, stderr, error } = spawnSync('ip', ['netns', 'add', trial], { encoding: 'utf8' })
  if (error) return 'there is no `ip` command (apt-get install iproute2)'
  if (status !== 0) return `network namespaces cannot be made here: ${stderr.trim()}`
  const card = spawnSync('ip', ['-n', trial, 'link', 'add', 'trial', 'type', 'bridge'], { encoding: 'utf8' })
  ip('netns', 'del', trial)
  return card.status === 0 ? null : `network cards cannot be made here: ${card.stderr.trim()}`
}

/** Needs root on Linux. Names and addresses hold the process id, so that several runs do not meet. */
export function createNetwork(): Network {
  const prefix = `rt${process.pid}`
  const net = `10.${180 + (process.pid % 60)}.${Math.floor(process.pid / 60) % 256}`
  const hosts: Host[] = []
  ip('link', 'add', prefix, 'type', 'bridge')
  ip('addr', 'add', `${net}.1/24`, 'dev', prefix)
  ip('link', 'set', prefix, 'up')

  const namespaceOf = ({ name }: Host) => `${prefix}-${name}`
  const cardOf = (host: Host) => `${prefix}v${hosts.indexOf(host)}`
  const inside = (host: Host, ...command: string[]) => ip('-n', namespaceOf(host), ...command)
  return {
    address: `${net}.1`,
    range: `${net}.0/24`,
    addHost: (name) => {
      const address = `${net}.${hosts.length + 10}`
      const host = { name, address, enter: ['nsenter', `--net=/run/netns/${prefix}-${name}`] }
      hosts.push(host)
      ip('netns', 'add', namespaceOf(host))
      ip('link', 'add', cardOf(host), 'type', 'veth', 'peer', 'name', 'eth0', 'netns', namespaceOf(host))
      ip('link', 'set', cardOf(host), 'master', prefix, 'up')
      inside(host, 'addr', 'add', `${address}/24`, 'dev', 'eth0')
      inside(host, 'link', 'set', 'lo', 'up')
      inside(host, 'link', 'set', 'eth0', 'up')
      return host
    },
    cut: (one, other) => {
      const forget = (there: Host, { address }: Host) =>
        inside(there, 'neigh', 'replace', address, 'lladdr', NOBODY, 'nud', 'permanent', 'dev', 'eth0')
      forget(one, other)
      forget(other, one)
    },
    heal: (one, other) => {
      inside(one, 'neigh', 'del', other.address, 'dev', 'eth0')
      inside(other, 'neigh', 'del', one.address, 'dev', 'eth0')
    },
    unplug: (host) => ip('link', 'set', cardOf(host), 'down'),
    plug: (host) => ip('link', 'set', cardOf(host), 'up'),
    remove: async () => {
      for (const host of hosts) await endProcesses(namespaceOf(host))
      // A namespace lives as long as any process in it, its card too: the card goes first.
      for (const host of hosts) {
        quietly('link', 'del', cardOf(host))
        quietly('netns', 'del', namespaceOf(host))
      }
      quietly('link', 'del', prefix)
      hosts.length = 0
    },
  }
}

/** Whatever still runs on a host was begun there, by us. */
async function endProcesses(namespace: string): Promise<void> {
  for (let patience = 0; patience < 50; patience += 1) {
    const { stdout } = spawnSync('ip', ['netns', 'pids', namespace], { encoding: 'utf8' })
    const running = stdout.split('\n').filter(Boolean).map(Number)
    if (running.length === 0) return
    for (const pid of running) killQuietly(pid)
    await sleep(20)
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended meanwhile.
  }
}

function ip(...parameters: string[]): void {
  execFileSync('ip', parameters, { stdio: ['ignore', 'ignore', 'pipe'] })
}

/** For taking away what may not be there. */
function quietly(...parameters: string[]): void {
  spawnSync('ip', parameters, { stdio: 'ignore' })
}

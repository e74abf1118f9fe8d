import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { createGuardedFetcher } from '../sources/guarded-fetch.ts'
import {
  createDashScopeService,
  DASHSCOPE_MODEL as DASHSCOPE_DEFAULT_MODEL,
  DASHSCOPE_BASE_URL as DASHSCOPE_DEFAULT_URL,
} from './dashscope/dashscope.ts'
import type { Engine, EngineName } from './engine.ts'
import { createLocalEngine } from './local/local.ts'
import { createFinisher } from './remote/finish.ts'
import { polled } from './remote/polled.ts'
import type { RemoteService } from './remote/service.ts'

export interface EngineServices {
  clock: Clock
  log: Logger
  /** 0 ≤ n < 1. */
  random(): number
}

export interface Engines {
  /** In order of preference. */
  list: readonly Engine[]
  close(): Promise<void>
}

/** The adapters of hosted services and of the user's own GPUs. */
const REMOTE = {
  dashscope: ({ DASHSCOPE_API_KEY = '', DASHSCOPE_BASE_URL, DASHSCOPE_MODEL, DASHSCOPE_WORKSPACE, ...config }) =>
    createDashScopeService({
      ...shared(config),
      apiKey: DASHSCOPE_API_KEY,
      baseUrl: DASHSCOPE_BASE_URL ?? DASHSCOPE_DEFAULT_URL,
      model: DASHSCOPE_MODEL ?? DASHSCOPE_DEFAULT_MODEL,
      workspace: DASHSCOPE_WORKSPACE,
    }),
} as Record<Exclude<EngineName, 'local'>, (config: Config) => RemoteService>

function shared({ ALLOW_PRIVATE_HOSTS, REMOTE_SLOTS }: Pick<Config, 'ALLOW_PRIVATE_HOSTS' | 'REMOTE_SLOTS'>) {
  return { allowPrivateHosts: ALLOW_PRIVATE_HOSTS, slots: REMOTE_SLOTS }
}

/** The engines that `ENGINES` names. */
export function createEngines(config: Config, services: EngineServices): Engines {
  const finisher = createFinisher()
  const remote = (name: keyof typeof REMOTE) => {
    const hosts = name === 'comfyui' ? (config.COMFYUI_URL ?? []).map((url) => new URL(url).hostname) : []
    const fetcher = createGuardedFetcher({ allowPrivateHosts: [...config.ALLOW_PRIVATE_HOSTS, ...hosts] })
    return polled(REMOTE[name](config), { ...services, fetcher, finisher })
  }
  const list = config.ENGINES.map((name) => (name === 'local' ? createLocal(config) : remote(name)))
  return {
    list,
    close: async () => {
      await Promise.all([...list.map((engine) => engine.close()), finisher.close()])
    },
  }
}

/** The embedded engine by itself. */
export function createLocal({ LOCAL_SLOTS, DATA_DIR }: Pick<Config, 'LOCAL_SLOTS' | 'DATA_DIR'>): Engine {
  return createLocalEngine({ slots: LOCAL_SLOTS, models: join(DATA_DIR, 'models') })
}

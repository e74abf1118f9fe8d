import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import { type Config, ConfigError } from '../config.ts'
import { createGuardedFetcher } from '../sources/guarded-fetch.ts'
import { createComfyuiService, DEFAULT_WORKFLOW } from './comfyui/comfyui.ts'
import { createDashScopeService, DASHSCOPE_BASE_URL, DASHSCOPE_MODEL } from './dashscope/dashscope.ts'
import type { Engine, EngineName } from './engine.ts'
import { createFalService } from './fal/fal.ts'
import { createLocalEngine } from './local/local.ts'
import { createFinisher } from './remote/finish.ts'
import { polled } from './remote/polled.ts'
import type { RemoteService } from './remote/service.ts'
import { createReplicateService } from './replicate/replicate.ts'
import { createSimulatedEngine } from './simulated/simulated.ts'

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
const REMOTE: Record<Exclude<EngineName, 'local' | 'simulated'>, (config: Config) => RemoteService> = {
  dashscope: (config) =>
    createDashScopeService({
      ...shared(config),
      apiKey: config.DASHSCOPE_API_KEY ?? '',
      baseUrl: config.DASHSCOPE_BASE_URL ?? DASHSCOPE_BASE_URL,
      model: config.DASHSCOPE_MODEL ?? DASHSCOPE_MODEL,
      workspace: config.DASHSCOPE_WORKSPACE,
    }),
  fal: (config) =>
    createFalService({
      ...shared(config),
      key: config.FAL_KEY ?? '',
      baseUrl: config.FAL_BASE_URL,
      restUrl: config.FAL_REST_URL,
      endpoint: config.FAL_ENDPOINT,
    }),
  replicate: (config) =>
    createReplicateService({
      ...shared(config),
      token: config.REPLICATE_API_TOKEN ?? '',
      baseUrl: config.REPLICATE_BASE_URL,
      model: config.REPLICATE_MODEL,
    }),
  comfyui: (config) =>
    createComfyuiService({
      urls: config.COMFYUI_URL ?? [],
      workflow: config.COMFYUI_WORKFLOW ?? DEFAULT_WORKFLOW,
      allowPrivateHosts: config.ALLOW_PRIVATE_HOSTS,
    }),
}

function shared({ ALLOW_PRIVATE_HOSTS, REMOTE_SLOTS }: Pick<Config, 'ALLOW_PRIVATE_HOSTS' | 'REMOTE_SLOTS'>) {
  return { allowPrivateHosts: ALLOW_PRIVATE_HOSTS, slots: REMOTE_SLOTS }
}

/** The engines that `ENGINES` names. */
export function createEngines(config: Config, services: EngineServices): Engines {
  const finisher = createFinisher()
  const remote = (name: keyof typeof REMOTE) => {
    const hosts = name === 'comfyui' ? (config.COMFYUI_URL ?? []).map((url) => new URL(url).hostname) : []
    const fetcher = createGuardedFetcher({ allowPrivateHosts: [...config.ALLOW_PRIVATE_HOSTS, ...hosts] })
    return polled(configured(name, config), { ...services, fetcher, finisher })
  }
  const engineNamed = (name: EngineName) => {
    if (name === 'local') return createLocal(config)
    return name === 'simulated' ? createSimulated(config, services.clock) : remote(name)
  }
  const list = config.ENGINES.map(engineNamed)
  return {
    list,
    close: async () => {
      await Promise.all([...list.map((engine) => engine.close()), finisher.close()])
    },
  }
}

function configured(name: keyof typeof REMOTE, config: Config): RemoteService {
  try {
    return REMOTE[name](config)
  } catch (error) {
    throw new ConfigError(`${name}: ${error instanceof Error ? error.message : error}`)
  }
}

/** The embedded engine by itself. */
export function createLocal({ LOCAL_SLOTS, DATA_DIR }: Pick<Config, 'LOCAL_SLOTS' | 'DATA_DIR'>): Engine {
  return createLocalEngine({ slots: LOCAL_SLOTS, models: join(DATA_DIR, 'models') })
}

function createSimulated({ REMOTE_SLOTS, LOCAL_SLOTS, SIMULATED_SECONDS }: Config, clock: Clock): Engine {
  return createSimulatedEngine({ slots: REMOTE_SLOTS, drawings: LOCAL_SLOTS, seconds: SIMULATED_SECONDS, clock })
}

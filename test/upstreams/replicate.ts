import { createHmac, randomBytes } from 'node:crypto'
import { type Heard, type Misbehaviour, Refusal, type Reply, type Route, startLoopback } from './loopback.ts'
import {
  createPredictions,
  type Listing,
  type PredictionPoint,
  problem,
  type ReplicateScript,
  type ReplicateTask,
} from './replicate-predictions.ts'

type ApiPoint = PredictionPoint | 'upload' | 'secret' | 'model'
export type ReplicatePoint = ApiPoint | 'video'

interface HookOptions {
  /** Another time than now. */
  at?: Date
  /** Signed with another secret. */
  forged?: boolean
  /** Further signatures before the true one, as while a secret is replaced. */
  before?: string[]
}

export interface ReplicateServer {
  /** With the version: what `baseUrl` is to be. */
  url: string
  token: string
  creates(): number
  tasks: Map<string, ReplicateTask>
  requests: Heard<ApiPoint>[]
  /** Of results: another origin. */
  delivery: { url: string; requests: Heard<'video'>[] }
  /** What was uploaded, by its URL. */
  files: Map<string, { name: string; contentType: string; content: Buffer }>
  listing: Listing
  /** What the model's page says that it takes; null hides it. */
  inputs: { names: string[] | null }
  /** A prediction that nobody here created, e.g. one by the web page; it counts as no create. */
  add(input: Record<string, unknown>, createdAt?: Date): ReplicateTask
  /** For all creates from now on. */
  script(script: ReplicateScript): void
  misbehave(misbehaviour: Misbehaviour<ReplicatePoint>): void
  /** The news of a prediction as Replicate sends it: its state at the next look. */
  hook(id: string, options?: HookOptions): { url: string | null; headers: Record<string, string>; body: Buffer }
  /** Replicate signs with a new secret from now on. */
  rotateSecret(): void
  close(): Promise<void>
}

export interface ReplicateServerOptions {
  /** The result; a few bytes where left out. */
  video?: Buffer
  model?: string
}

const INPUTS = ['video', 'prompt', 'reference_image', 'resolution', 'aspect_ratio', 'duration', 'audio_setting', 'seed']

/** Replicate's interface and its delivery on two ports of this machine, as strict as they are documented. */
export async function startReplicateServer(options: ReplicateServerOptions = {}): Promise<ReplicateServer> {
  const { video = Buffer.from('no video'), model = 'wan-video/wan-2.7-videoedit' } = options
  const token = `r8_${randomBytes(18).toString('hex')}`
  const authenticate = ({ headers }: Heard<string>) => {
    if (headers.authorization === `Bearer ${token}`) return
    throw problem(401, 'Unauthenticated', 'You did not pass a valid authentication token')
  }
  const authenticated = (answer: () => Reply) => (request: Heard<ApiPoint>) => {
    authenticate(request)
    return answer()
  }

  const delivery = await startLoopback([deliveryRoute(video)])
  const base = (): string => `${api.origin}/v1`
  const videoOf = ({ id }: ReplicateTask) => `${delivery.origin}/xezq/${id}/out.mp4`
  const predictions = createPredictions({ model, base, authenticate, videoOf })
  const files: ReplicateServer['files'] = new Map()
  const inputs: ReplicateServer['inputs'] = { names: INPUTS }
  let secret = randomBytes(32)
  const api = await startLoopback<ApiPoint>([
    ...(predictions.routes as Route<ApiPoint>[]),
    {
      at: 'upload',
      method: 'POST',
      path: /^\/v1\/files$/,
      handle: async (request) => {
        authenticate(request)
        const id = randomBytes(13).toString('hex')
        const url = `${base()}/files/${id}`
        const file = await uploaded(request)
        files.set(url, file)
        const expires_at = new Date(Date.now() + 86_400_000).toISOString()
        return {
          status: 201,
          json: { id, content_type: file.contentType, size: file.content.length, expires_at, urls: { get: url } },
        }
      },
    },
    {
      at: 'secret',
      method: 'GET',
      path: /^\/v1\/webhooks\/default\/secret$/,
      handle: authenticated(() => ({ status: 200, json: { key: `whsec_${secret.toString('base64')}` } })),
    },
    {
      at: 'model',
      method: 'GET',
      path: new RegExp(`^/v1/models/${model}$`),
      handle: authenticated(() => ({ status: 200, json: page(model, inputs.names) })),
    },
  ])

  return {
    url: base(),
    token,
    creates: () => predictions.created(),
    tasks: predictions.tasks,
    requests: api.requests,
    delivery: { url: delivery.origin, requests: delivery.requests },
    files,
    listing: predictions.listing,
    inputs,
    add: (input, createdAt) => predictions.add(input, null, createdAt),
    script: (script) => {
      predictions.script.current = script
    },
    misbehave: (fault) => {
      if (fault.at === 'video') delivery.misbehave(fault as Misbehaviour<'video'>)
      else api.misbehave(fault as Misbehaviour<ApiPoint>)
    },
    hook: (id, options = {}) => {
      const task = predictions.tasks.get(id)
      const body = Buffer.from(JSON.stringify(task ? predictions.shown(task) : { id, status: 'succeeded' }))
      const key = options.forged ? randomBytes(32) : secret
      return { url: task?.webhook ?? null, headers: signedHeaders(key, body, options), body }
    },
    rotateSecret: () => {
      secret = randomBytes(32)
    },
    close: async () => {
      await Promise.all([api.close(), delivery.close()])
    },
  }
}

/** Needs no token, and refuses one. */
function deliveryRoute(video: Buffer): Route<'video'> {
  return {
    at: 'video',
    method: 'GET',
    path: /^\/xezq\/\w+\/out\.mp4$/,
    handle: ({ headers }) => {
      if (headers.authorization !== undefined) throw new Refusal(400, { detail: 'Only one way to authenticate' })
      return { status: 200, headers: { 'content-type': 'video/mp4' }, body: video }
    },
  }
}

async function uploaded({ headers, body }: Heard<string>) {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': headers['content-type'] ?? '' } })
    .formData()
    .catch(() => null)
  const content = form?.get('content')
  if (!(content instanceof File)) throw problem(400, 'Bad request', 'content is missing')
  if (content.size > 100 * 1048576) throw problem(413, 'Too large', 'Files of at most 100 MiB')
  return { name: content.name, contentType: content.type, content: Buffer.from(await content.arrayBuffer()) }
}

function page(model: string, names: string[] | null): unknown {
  const [owner, name] = model.split('/')
  if (names === null) return { owner, name, latest_version: null }
  const properties = Object.fromEntries(names.map((input) => [input, { type: 'string' }]))
  return {
    owner,
    name,
    latest_version: { id: 'hidden', openapi_schema: { components: { schemas: { Input: { properties } } } } },
  }
}

function signedHeaders(
  key: Buffer,
  body: Buffer,
  { at = new Date(), before = [] }: HookOptions,
): Record<string, string> {
  const id = `msg_${randomBytes(8).toString('hex')}`
  const time = `${Math.floor(at.getTime() / 1000)}`
  const signature = createHmac('sha256', key).update(`${id}.${time}.`).update(body).digest('base64')
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': time,
    'webhook-signature': [...before, `v1,${signature}`].join(' '),
  }
}

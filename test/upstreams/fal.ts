import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type CdnPoint, createCdn } from './fal-cdn.ts'
import { createKeys, type SigningOptions } from './fal-keys.ts'
import { createQueue, type FalScript, type FalTask, type QueuePoint, readBody } from './fal-queue.ts'
import { type Heard, type Misbehaviour, Refusal, type Route, startLoopback } from './loopback.ts'

type ApiPoint = QueuePoint | 'initiate' | 'keys'
export type FalPoint = ApiPoint | CdnPoint

export interface FalServer {
  /** Of the queue and of the rest interface. */
  url: string
  key: string
  creates(): number
  tasks: Map<string, FalTask>
  requests: Heard<ApiPoint>[]
  /** Of uploads and results: another origin. */
  cdn: { url: string; requests: Heard<CdnPoint>[]; expireUploads(): void; content(url: string): Buffer | null }
  /** For all creates from now on. */
  script(script: FalScript): void
  misbehave(misbehaviour: Misbehaviour<FalPoint>): void
  /** The news of a request as fal sends it. */
  hook(id: string, options?: SigningOptions): { url: string | null; headers: Record<string, string>; body: Buffer }
  /** Sends the news, as often as told. */
  deliver(id: string, times?: number): Promise<void>
  /** fal signs with a new key from now on. */
  rotateKeys(): void
  close(): Promise<void>
}

export interface FalServerOptions {
  /** The result; bytes that only look like an mp4 where left out. */
  video?: Buffer
  endpoint?: string
}

const Announcement = z.strictObject({ content_type: z.string().min(1), file_name: z.string().min(1) })

/** fal's queue, uploads, keys of webhooks and CDN on two ports of this machine, as strict as they are documented. */
export async function startFalServer(options: FalServerOptions = {}): Promise<FalServer> {
  const { video = LOOKS_LIKE_MP4, endpoint = 'fal-ai/wan/v2.7/edit-video' } = options
  const key = `${randomUUID()}:${randomUUID().replaceAll('-', '')}`
  const authenticate = ({ headers }: Heard<string>) => {
    if (headers.authorization !== `Key ${key}`) throw new Refusal(401, { detail: 'Authentication is required' })
  }

  const files = createCdn(video)
  const cdn = await startLoopback(files.routes)
  const resultOf = ({ id }: FalTask) => {
    const url = `${cdn.origin}/files/${id}/out.mp4`
    return { video: { url, content_type: 'video/mp4', file_name: 'out.mp4', file_size: video.length }, seed: 1 }
  }
  const queue = createQueue({ endpoint, origin: () => api.origin, authenticate, resultOf })
  const keys = createKeys()
  const initiate: Route<ApiPoint>['handle'] = (request, way) => {
    authenticate(request)
    if (request.query.get('storage_type') !== 'fal-cdn-v3') throw new Refusal(422, { detail: 'storage_type' })
    const id = files.announce(readBody(Announcement, request).content_type, way === '-multipart')
    const upload_url = `${cdn.origin}/upload/${id}?signature=${id}`
    return { status: 200, json: { upload_url, file_url: `${cdn.origin}/files/${id}` } }
  }
  const api = await startLoopback<ApiPoint>([
    ...(queue.routes as Route<ApiPoint>[]),
    { at: 'initiate', method: 'POST', path: /^\/storage\/upload\/initiate(-multipart)?$/, handle: initiate },
    { at: 'keys', method: 'GET', path: /^\/\.well-known\/jwks\.json$/, handle: keys.shown },
  ])

  const hook: FalServer['hook'] = (id, options = {}) => {
    const task = queue.tasks.get(id)
    const news = { request_id: id, gateway_request_id: id, status: 'OK', payload: task ? resultOf(task) : null }
    const body = Buffer.from(JSON.stringify(news))
    return { url: task?.hook ?? null, headers: keys.headers(id, body, options), body }
  }
  return {
    url: api.origin,
    key,
    creates: () => queue.tasks.size,
    tasks: queue.tasks,
    requests: api.requests,
    cdn: { url: cdn.origin, requests: cdn.requests, expireUploads: files.expire, content: files.content },
    script: (script) => {
      queue.script.current = script
    },
    misbehave: (fault) => {
      if (files.routes.some(({ at }) => at === fault.at)) cdn.misbehave(fault as Misbehaviour<CdnPoint>)
      else api.misbehave(fault as Misbehaviour<ApiPoint>)
    },
    hook,
    deliver: async (id, times = 1) => {
      const { url, headers, body } = hook(id)
      if (url === null) throw new Error(`${id} has no webhook`)
      for (let time = 0; time < times; time += 1) await fetch(url, { method: 'POST', headers, body })
    },
    rotateKeys: keys.rotate,
    close: async () => {
      await Promise.all([api.close(), cdn.close()])
    },
  }
}

/** Looks like an mp4 to whoever reads no further than its first box. */
export const LOOKS_LIKE_MP4 = Buffer.concat([
  Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'),
  Buffer.alloc(64),
])

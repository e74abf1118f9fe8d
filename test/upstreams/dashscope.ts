import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { footage } from '../support/footage.ts'
import { fault, json, type Raw } from './dashscope-answers.ts'
import { acceptUpload, createStore, type UploadStore } from './dashscope-store.ts'
import { createTask, createTasks, listTasks, showTask, type TaskBoard, type TaskState } from './dashscope-tasks.ts'

/** What the next request of a kind meets instead of the usual. */
export interface Trouble {
  at: 'create' | 'status' | 'cancel' | 'list' | 'policy' | 'upload' | 'video'
  /** How many requests; once by default. */
  times?: number
  /** An error of the vendor: HTTP status, code, message. */
  error?: readonly [status: number, code: string, message?: string]
  /** An answer as it stands, e.g. HTML. */
  answer?: Raw
  headers?: Record<string, string>
  /** The connection ends without an answer, before or after the request took effect. */
  cut?: 'before' | 'after'
  /** The request takes effect although an error is answered. */
  effect?: boolean
  /** Milliseconds before the answer. */
  delay?: number
}

export interface Recorded {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: Buffer
}

/** A DashScope of our own on loopback, which refuses whatever the documentation does not allow. */
export interface DashScopeServer {
  url: string
  apiKey: string
  /** Tasks that were created, answered or not. */
  creates(): number
  tasks: TaskBoard
  store: UploadStore
  requests: Recorded[]
  /** Troubles in the order in which requests of their kind meet them. */
  misbehave(...troubles: Trouble[]): void
  /** What tasks made from now on say, look by look; the last goes on for ever. */
  script(...states: TaskState[]): void
  close(): Promise<void>
}

export interface DashScopeOptions {
  /** An mp4 that every task ends with. */
  video?: string
  workspace?: string
  /** Hours that the vendor's clock is ahead of UTC. */
  zone?: number
  /** How long result addresses are good. */
  resultSeconds?: number
}

export async function startDashScopeServer(options: DashScopeOptions = {}): Promise<DashScopeServer> {
  const apiKey = 'sk-test'
  const troubles: (Trouble & { times: number })[] = []
  const requests: Recorded[] = []
  const store = createStore()
  const tasks = createTasks(options.zone ?? 8)
  const http = createServer((request, response) => {
    serve(request, response).catch((error) => answer(response, 500, { code: 'InternalError', message: String(error) }))
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request)
    const at = new URL(request.url ?? '/', url)
    requests.push({ method: request.method ?? '', path: at.pathname + at.search, headers: request.headers, body })
    const route = routeOf(request.method ?? '', at.pathname)
    if (route === null) return answer(response, 404, { code: 'NotFound', message: at.pathname })
    const trouble = take(route)
    if (trouble?.delay) await new Promise((resolve) => setTimeout(resolve, trouble.delay))
    if (trouble?.cut === 'before') return void request.socket.destroy()
    const refused = trouble?.error || trouble?.answer
    const result = refused && !trouble?.effect ? null : await handle(route, request, at, body)
    if (trouble?.cut === 'after') return void request.socket.destroy()
    if (trouble?.answer) return raw(response, trouble.answer)
    if (trouble?.error) {
      const [status, code, message = 'as told'] = trouble.error
      return answer(response, status, { code, message }, trouble.headers)
    }
    if (result) raw(response, result)
  }

  function take(route: Trouble['at']): Trouble | undefined {
    const trouble = troubles.find((trouble) => trouble.at === route && trouble.times > 0)
    if (trouble) trouble.times -= 1
    return trouble
  }

  async function handle(route: Trouble['at'], request: IncomingMessage, at: URL, body: Buffer): Promise<Raw> {
    const { headers } = request
    // Files are another host's: keys of the interface are not to be shown there.
    if (route === 'upload') return acceptUpload(store, headers, body)
    if (route === 'video') return await video(at)
    if (headers.authorization !== `Bearer ${apiKey}`) return fault(401, 'InvalidApiKey', 'Invalid API-key provided.')
    if (options.workspace !== headers['x-dashscope-workspace']) return fault(403, 'Workspace.AccessDenied')
    switch (route) {
      case 'policy':
        return store.policy(at.searchParams, `${url}/oss`)
      case 'create':
        return createTask(tasks, store, headers, body)
      case 'list':
        return listTasks(tasks, at.searchParams)
      case 'cancel':
        return tasks.cancel(at.pathname.split('/')[4] ?? '')
      case 'status':
        return showTask(tasks, at.pathname.split('/')[4] ?? '', resultAddress)
    }
  }

  function resultAddress(task: string): string {
    const expires = Math.floor(Date.now() / 1000) + (options.resultSeconds ?? 86_400)
    return `${url}/results/${task}.mp4?Expires=${expires}&Signature=signed`
  }

  async function video(at: URL): Promise<Raw> {
    const late = Number(at.searchParams.get('Expires')) * 1000 < Date.now()
    if (late || at.searchParams.get('Signature') !== 'signed') {
      return { status: 403, type: 'application/xml', body: '<Error><Code>AccessDenied</Code></Error>' }
    }
    return { status: 200, type: 'video/mp4', body: await readFile(options.video ?? (await footage('dancer'))) }
  }

  return {
    url,
    apiKey,
    creates: () => tasks.all.size,
    tasks,
    store,
    requests,
    misbehave: (...next) => void troubles.push(...next.map((trouble) => ({ times: 1, ...trouble }))),
    script: (...states) => tasks.script(states),
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve())
        http.closeAllConnections()
      }),
  }
}

function routeOf(method: string, path: string): Trouble['at'] | null {
  if (method === 'POST' && path === '/api/v1/services/aigc/video-generation/video-synthesis') return 'create'
  if (method === 'GET' && path === '/api/v1/tasks') return 'list'
  if (method === 'GET' && /^\/api\/v1\/tasks\/[^/]+$/.test(path)) return 'status'
  if (method === 'POST' && /^\/api\/v1\/tasks\/[^/]+\/cancel$/.test(path)) return 'cancel'
  if (method === 'GET' && path === '/api/v1/uploads') return 'policy'
  if (method === 'POST' && path === '/oss') return 'upload'
  if (method === 'GET' && path.startsWith('/results/')) return 'video'
  return null
}

function raw(response: ServerResponse, { status, type, body, headers }: Raw): void {
  response.writeHead(status, { 'content-type': type, ...headers }).end(body)
}

function answer(response: ServerResponse, status: number, value: object, headers: Record<string, string> = {}): void {
  raw(response, { ...json(status, value), headers })
}

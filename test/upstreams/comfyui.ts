import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bodyOf, json, type Misbehaviour, noRoute, type Recorded, type Reply, respond } from './comfyui-http.ts'
import { NODES, type NodeClass } from './comfyui-nodes.ts'
import { ComfyuiQueue, type HistoryEntry, type Outcome, type Task } from './comfyui-queue.ts'
import { type Graph, validateGraph } from './comfyui-validation.ts'
import { acceptWebSocket, type ServerSocket } from './websocket.ts'

export interface ComfyuiOptions {
  /**
   * `new`: with /api/jobs, ids of the client must be UUIDs; `lists`: without /api/jobs, ids of the client are kept (2025);
   * `old`: ids of the client are ignored.
   */
  build?: 'new' | 'lists' | 'old'
  missingNodes?: readonly string[]
  missingModels?: readonly string[]
}

/** A ComfyUI server that speaks the protocol on loopback and edits nothing: the result is the clip that was uploaded. */
export interface ComfyuiServer {
  url: string
  /** Runs that were ever queued. */
  creates(): number
  readonly tasks: readonly Task[]
  readonly requests: readonly Recorded[]
  /** Uploaded files by `subfolder/name`. */
  readonly files: ReadonlyMap<string, Buffer>
  /** Clients that listen. */
  listeners(): string[]
  outcome(outcome: Outcome): void
  /** What is served as the result from now on; null for the clip that was uploaded. */
  result(video: Buffer | null): void
  hold(state: 'pending' | 'running' | null): void
  /** At the next request of the route. */
  misbehave(route: string, how: Misbehaviour): void
  /** What `GET /api/jobs/:id` calls every state from now on. */
  callStates(name: string | null): void
  /** A run by somebody at the server's own page. */
  queueForeignRun(): void
  interrupt(): void
  /** Queue and history are lost, sockets closed; uploads stay. */
  restart(): void
  /** Closes all WebSockets without a word. */
  cutSockets(): void
  close(): Promise<void>
}

export async function startComfyuiServer(options: ComfyuiOptions = {}): Promise<ComfyuiServer> {
  const { build = 'new', missingNodes = [], missingModels = [] } = options
  const classes = installed(missingNodes, missingModels)
  const files = new Map<string, Buffer>()
  const saved = new Map<string, Buffer>()
  const sockets = new Map<string, ServerSocket>()
  const requests: Recorded[] = []
  const misbehaviours: { route: string; how: Misbehaviour }[] = []
  let created: Task[] = []
  let stateName: string | null = null
  let result: Buffer | null = null
  const queue = new ComfyuiQueue({
    tell: (clientId, type, data) => sockets.get(clientId)?.sendText(JSON.stringify({ type, data })),
    preview: (clientId) => sockets.get(clientId)?.sendBinary(Buffer.from([0, 0, 0, 1, 0, 0, 0, 2, 0xff, 0xd8])),
    save: (task, output) => {
      const prefix = String(task.graph[output]?.inputs?.filename_prefix)
      const loader = Object.values(task.graph).find(({ class_type }) => class_type === 'LoadVideo')
      const name = `${prefix}_00001_.mp4`
      saved.set(name, result ?? files.get(String(loader?.inputs?.file)) ?? Buffer.alloc(0))
      const slash = name.lastIndexOf('/')
      return { filename: name.slice(slash + 1), subfolder: name.slice(0, Math.max(0, slash)) }
    },
    tellsStates: build !== 'old',
  })

  const routes: Record<string, (url: URL, body: Buffer, type: string, id: string) => Reply | Promise<Reply>> = {
    'POST /upload/image': (_url, body, type) => takeUpload(files, body, type),
    'POST /prompt': (_url, body) => {
      const sent = JSON.parse(body.toString()) as { prompt?: Graph; prompt_id?: unknown; client_id?: unknown }
      if (!sent.prompt) return refusal('no_prompt', 'No prompt provided', 'No prompt provided')
      const wanted = build === 'old' || sent.prompt_id === undefined ? randomUUID() : String(sent.prompt_id)
      if (build === 'new' && !UUID.test(wanted))
        return refusal('invalid_prompt_id', 'prompt_id must be a valid UUID', '')
      const { error, nodeErrors, outputs } = validateGraph(sent.prompt, classes, new Set(files.keys()))
      if (error) return json({ error, node_errors: nodeErrors }, 400)
      const task = queue.add({ id: wanted, clientId: String(sent.client_id), graph: sent.prompt, outputs })
      created = [...created, task]
      return json({ prompt_id: wanted, number: task.number, node_errors: nodeErrors })
    },
    'GET /queue': () => json({ queue_running: items(queue, 'running'), queue_pending: items(queue, 'pending') }),
    'POST /queue': (_url, body) => {
      for (const id of (JSON.parse(body.toString()) as { delete?: string[] }).delete ?? []) queue.remove(id)
      return { status: 200, body: '' }
    },
    'POST /interrupt': (_url, body) => {
      queue.interrupt((JSON.parse(body.toString() || '{}') as { prompt_id?: string }).prompt_id)
      return { status: 200, body: '' }
    },
    'GET /history': (url) => {
      const most = Number(url.searchParams.get('max_items') ?? queue.history.size)
      return json(Object.fromEntries([...queue.history].slice(-most)))
    },
    'GET /history/:id': (_url, _body, _type, id) => {
      const entry = queue.history.get(id)
      return json(entry ? { [id]: entry } : {})
    },
    'GET /system_stats': () =>
      json({
        system: { os: 'posix', comfyui_version: build === 'new' ? '0.24.0' : '0.3.64', python_version: '3.12' },
        devices: [{ name: 'cuda:0 Test Card', type: 'cuda', index: 0, vram_total: 24 * 2 ** 30, vram_free: 2 ** 34 }],
      }),
    'GET /object_info/:id': (_url, _body, _type, id) => json(classes[id] ? { [id]: info(classes[id], build) } : {}),
    'GET /view': (url) => {
      const place = [url.searchParams.get('subfolder'), url.searchParams.get('filename')].filter(Boolean).join('/')
      if (!url.searchParams.get('filename')) return { status: 400, body: '' }
      const file = (url.searchParams.get('type') === 'input' ? files : saved).get(place)
      return file ? { status: 200, body: file, headers: { 'content-type': 'video/mp4' } } : { status: 404, body: '' }
    },
    ...(build === 'new' && {
      'GET /api/jobs/:id': (_url: URL, _body: Buffer, _type: string, id: string) => {
        const job = jobOf(queue, id)
        if (!job) return json({ error: 'Job not found' }, 404)
        return json(stateName === null ? job : { ...job, status: stateName })
      },
      'POST /api/jobs/:id/cancel': (_url: URL, _body: Buffer, _type: string, id: string) =>
        json({ cancelled: queue.remove(id) || queue.interrupt(id) }),
    }),
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const [route, id] = routeOf(request.method ?? 'GET', url.pathname)
    const body = await bodyOf(request)
    requests.push({ route, url, headers: request.headers, body })
    const at = misbehaviours.findIndex((one) => one.route === route)
    const how = at < 0 ? undefined : misbehaviours.splice(at, 1)[0]?.how
    await respond(response, how, async () => {
      // Browsers send an origin; one that is not the server's own is refused.
      if (request.headers.origin) return { status: 403, body: '' }
      try {
        return (
          (await routes[route]?.(url, body, request.headers['content-type'] ?? '', id)) ?? noRoute(request.method ?? '')
        )
      } catch {
        return { status: 500, body: '500 Internal Server Error\n\nServer got itself in trouble' }
      }
    })
  })
  server.on('upgrade', (request, socket) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const clientId = url.searchParams.get('clientId') || randomUUID()
    if (url.pathname !== '/ws') return void socket.end('HTTP/1.1 404 Not Found\r\n\r\n')
    const accepted = acceptWebSocket(request, socket, () => {
      if (sockets.get(clientId) === accepted) sockets.delete(clientId)
    })
    if (!accepted) return
    sockets.set(clientId, accepted)
    accepted.sendText(
      JSON.stringify({ type: 'status', data: { status: { exec_info: { queue_remaining: 0 } }, sid: clientId } }),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cutSockets = () => {
    for (const socket of sockets.values()) socket.cut()
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    creates: () => created.length,
    get tasks() {
      return created
    },
    requests,
    files,
    listeners: () => [...sockets.keys()],
    outcome: (outcome) => {
      queue.outcome = outcome
    },
    result: (video) => {
      result = video
    },
    hold: (state) => {
      queue.hold = state
    },
    misbehave: (route, how) => void misbehaviours.push({ route, how }),
    callStates: (name) => {
      stateName = name
    },
    queueForeignRun: () => {
      const graph = { '1': { class_type: 'SaveVideo', inputs: { filename_prefix: 'video/theirs' } } }
      queue.add({ id: randomUUID(), clientId: 'browser', graph, outputs: ['1'] })
    },
    interrupt: () => void queue.interrupt(),
    restart: () => {
      queue.forget()
      cutSockets()
    },
    cutSockets,
    close: async () => {
      queue.forget()
      cutSockets()
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `/history/7` → `GET /history/:id` and `7`. */
function routeOf(method: string, path: string): [route: string, id: string] {
  const found = /^(\/history|\/object_info|\/api\/jobs)\/([^/]+)(\/cancel)?$/.exec(path)
  if (!found) return [`${method} ${path}`, '']
  const [, before, id = '', after = ''] = found
  return [`${method} ${before}/:id${after}`, decodeURIComponent(id)]
}

async function takeUpload(files: Map<string, Buffer>, body: Buffer, type: string): Promise<Reply> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const image = form.get('image')
  if (!(image instanceof File) || !image.name || form.get('type') !== 'input') return { status: 400, body: '' }
  const subfolder = String(form.get('subfolder') ?? '')
  const place = (name: string) => (subfolder ? `${subfolder}/${name}` : name)
  let name = image.name
  for (let i = 1; form.get('overwrite') !== 'true' && files.has(place(name)); i += 1) {
    name = image.name.replace(/(\.\w+)$/, ` (${i})$1`)
  }
  files.set(place(name), Buffer.from(await image.arrayBuffer()))
  return json({ name, subfolder, type: 'input' })
}

function refusal(type: string, message: string, details: string): Reply {
  return json({ error: { type, message, details, extra_info: {} }, node_errors: {} }, 400)
}

function items(queue: ComfyuiQueue, state: Task['state']): unknown[] {
  const tasks = queue.tasks.filter((task) => task.state === state)
  return tasks.map(({ number, id, graph, clientId, outputs }) => [number, id, graph, { client_id: clientId }, outputs])
}

/** comfy_execution/jobs.py, `get_job`. */
function jobOf(queue: ComfyuiQueue, id: string): Record<string, unknown> | null {
  const entry = queue.history.get(id)
  if (entry) return jobOfEntry(id, entry)
  const task = queue.find(id)
  return task ? { id, status: task.state === 'running' ? 'in_progress' : 'pending', outputs_count: 0 } : null
}

function jobOfEntry(id: string, { status, outputs }: HistoryEntry): Record<string, unknown> {
  const messages = new Map(status.messages)
  const failed = messages.has('execution_interrupted') ? 'cancelled' : 'failed'
  const error = messages.get('execution_error')
  return {
    id,
    status: status.status_str === 'success' ? 'completed' : failed,
    ...(error && { execution_error: error }),
    outputs,
    outputs_count: Object.keys(outputs).length,
  }
}

function installed(missingNodes: readonly string[], missingModels: readonly string[]): Record<string, NodeClass> {
  const entries = Object.entries(NODES).filter(([name]) => !missingNodes.includes(name))
  const without = (inputs: NodeClass['inputs']): NodeClass['inputs'] =>
    Object.fromEntries(
      Object.entries(inputs).map(([name, input]) => {
        const options = input.options?.filter((option) => !missingModels.includes(String(option)))
        return [name, { ...input, ...(options && { options }) }]
      }),
    )
  return Object.fromEntries(entries.map(([name, node]) => [name, { ...node, inputs: without(node.inputs) }]))
}

/** `GET /object_info/{class}`; newer builds write choices in another form. */
function info({ inputs, outputs, isOutput }: NodeClass, build: string) {
  const definition = ({ type, options, min }: NodeClass['inputs'][string]) => {
    if (options) return build === 'new' ? ['COMBO', { options }] : [options, {}]
    return [type, min === undefined ? {} : { min }]
  }
  const part = (isOptional: boolean) => {
    const chosen = Object.entries(inputs).filter(([, input]) => (input.optional === true) === isOptional)
    return Object.fromEntries(chosen.map(([name, input]) => [name, definition(input)]))
  }
  return { input: { required: part(false), optional: part(true) }, output: outputs, output_node: isOutput === true }
}

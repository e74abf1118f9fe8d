import { setTimeout as delay } from 'node:timers/promises'
import type { Graph } from './comfyui-validation.ts'

/** How a run ends. */
export type Outcome =
  /** Under which name its node lists the file; `input preview`: the loader lists its input as well, as newer builds do. */
  | { ends: 'video'; list?: 'images' | 'gifs' | 'videos'; inputPreview?: boolean }
  /** All nodes ran, and the one that saves lists nothing. */
  | { ends: 'nothing' }
  | { ends: 'error'; type: string; message: string }

export interface Task {
  number: number
  id: string
  clientId: string
  graph: Graph
  outputs: string[]
  state: 'pending' | 'running' | 'ended'
  interrupted: boolean
}

export interface HistoryEntry {
  prompt: unknown[]
  outputs: Record<string, unknown>
  status: { status_str: 'success' | 'error'; completed: boolean; messages: [string, Record<string, unknown>][] }
  meta: Record<string, unknown>
}

export interface QueueOptions {
  /** Tells the client that began the run, and nobody else. */
  tell(clientId: string, type: string, data: Record<string, unknown>): void
  /** A preview image, as a binary frame. */
  preview(clientId: string): void
  /** Saves the result; its name and folder. */
  save(task: Task, output: string): { filename: string; subfolder: string }
  /** Builds since the middle of 2025 tell the state of all nodes at once. */
  tellsStates: boolean
}

/** The one run at a time of a ComfyUI server, and what it remembers, which is in memory only. */
export class ComfyuiQueue {
  readonly #options: QueueOptions
  tasks: Task[] = []
  history = new Map<string, HistoryEntry>()
  outcome: Outcome = { ends: 'video' }
  /** Runs stay in this state until it is null again. */
  hold: 'pending' | 'running' | null = null
  #number = 0
  #working = false
  #generation = 0

  constructor(options: QueueOptions) {
    this.#options = options
  }

  add(task: Pick<Task, 'id' | 'clientId' | 'graph' | 'outputs'>): Task {
    const added: Task = { ...task, number: this.#number++, state: 'pending', interrupted: false }
    this.tasks.push(added)
    void this.#work()
    return added
  }

  find(id: string): Task | undefined {
    return this.tasks.find((task) => task.id === id && task.state !== 'ended')
  }

  /** Takes a pending run out; false where it is none. */
  remove(id: string): boolean {
    const at = this.tasks.findIndex((task) => task.id === id && task.state === 'pending')
    if (at >= 0) this.tasks.splice(at, 1)
    return at >= 0
  }

  /** Interrupts the run; without an id whoever is running. */
  interrupt(id?: string): boolean {
    const task = this.tasks.find(({ state, ...other }) => state === 'running' && (id === undefined || other.id === id))
    if (task) task.interrupted = true
    return task !== undefined
  }

  /** What a restart forgets: everything. */
  forget(): void {
    this.tasks = []
    this.history = new Map()
    this.#generation += 1
    this.#working = false
  }

  async #work(): Promise<void> {
    if (this.#working) return
    const generation = this.#generation
    this.#working = true
    await delay(1)
    for (;;) {
      while (this.hold === 'pending' && generation === this.#generation) await delay(2)
      if (generation !== this.#generation) return
      const task = this.tasks.find(({ state }) => state === 'pending')
      if (!task) break
      task.state = 'running'
      const entry = await this.#run(task, generation)
      if (generation !== this.#generation) return
      task.state = 'ended'
      this.history.set(task.id, entry)
    }
    this.#working = false
  }

  async #run(task: Task, generation: number): Promise<HistoryEntry> {
    const { tell, preview, tellsStates } = this.#options
    const outcome = this.outcome
    const messages: HistoryEntry['status']['messages'] = []
    const say = (type: string, data: Record<string, unknown>, isKept = false) => {
      const full = { prompt_id: task.id, ...data, ...(isKept && { timestamp: Date.now() }) }
      if (isKept) messages.push([type, full])
      tell(task.clientId, type, full)
    }
    const entry = (status_str: 'success' | 'error', outputs: Record<string, unknown>): HistoryEntry => ({
      prompt: [task.number, task.id, task.graph, {}, task.outputs],
      outputs,
      status: { status_str, completed: status_str === 'success', messages },
      meta: {},
    })
    say('execution_start', {}, true)
    say('execution_cached', { nodes: [] }, true)
    const samplers = Object.keys(task.graph).filter((id) =>
      /^(KSampler|SamplerCustom)$/.test(String(task.graph[id]?.class_type)),
    )
    for (const node of samplers) {
      say('executing', { node, display_node: node })
      const max = 4
      for (let value = 1; value <= max; value += 1) {
        await delay(2)
        say('progress', { value, max, node })
        const states = { [node]: { value, max, state: 'running', node_id: node, prompt_id: task.id } }
        if (tellsStates) say('progress_state', { nodes: states })
        preview(task.clientId)
        // Held after half of the steps of the first sampler.
        while (this.hold === 'running' && value === max / 2 && !task.interrupted && generation === this.#generation) {
          await delay(2)
        }
        if (!task.interrupted) continue
        say('execution_interrupted', { node_id: node, node_type: 'SamplerCustom', executed: [] }, true)
        return entry('error', {})
      }
    }
    if (outcome.ends === 'error') {
      const { type: exception_type, message: exception_message } = outcome
      const where = { node_id: samplers[0] ?? '', node_type: 'SamplerCustom', traceback: [] }
      say('execution_error', { ...where, exception_type, exception_message }, true)
      return entry('error', {})
    }
    const outputs = outcome.ends === 'video' ? this.#outputs(task, outcome) : {}
    say('execution_success', {}, true)
    say('executing', { node: null })
    return entry('success', outputs)
  }

  #outputs(task: Task, { list = 'images', inputPreview = true }: Extract<Outcome, { ends: 'video' }>) {
    const saved = task.outputs.map((id) => [
      id,
      { [list]: [{ ...this.#options.save(task, id), type: 'output' }], animated: [true] },
    ])
    const loader = Object.keys(task.graph).find((id) => task.graph[id]?.class_type === 'LoadVideo')
    const input = { filename: String(task.graph[loader ?? '']?.inputs?.file), subfolder: '', type: 'input' }
    const preview = { images: [input], animated: [true] }
    // First, as the loader runs first.
    return Object.fromEntries([...(inputPreview && loader ? [[loader, preview]] : []), ...saved])
  }
}

import { type EditOrder, type Editor, type EditState, hasEnded, isUrl, type Offer } from '../editors/editor.ts'
import { Failure } from '../failure.ts'
import type { Folders } from './folders.ts'

interface Expected {
  output: string
  isSaved: boolean
}

/** What the tools work with: the editor, the folders, and where the result of each edit goes. */
export class Workbench {
  readonly editor: Editor
  readonly folders: Folders
  readonly #expected = new Map<string, Expected>()

  constructor(editor: Editor, folders: Folders) {
    this.editor = editor
    this.folders = folders
  }

  /** Files are checked to be within the folders. Throws `PromptRefused` and `Failure`. */
  async offer(order: EditOrder, signal: AbortSignal): Promise<Offer> {
    const [video, reference] = await Promise.all([this.#located(order.video), this.#located(order.reference)])
    return this.editor.offer({ ...order, video: video ?? order.video, reference }, signal)
  }

  /** Begins an edit whose result goes to `output`. Throws `Failure('input')` where another's will go there. */
  async start(offer: Offer, output: string): Promise<string> {
    if (this.isTaken(output)) throw new Failure('input', `${output} is where an edit under way will be saved`)
    const expected = { output, isSaved: false }
    this.#expected.set(output, expected)
    try {
      const id = await offer.start()
      this.#expected.set(id, expected)
      return id
    } finally {
      this.#expected.delete(output)
    }
  }

  /** Whether the result of an edit under way goes there. */
  isTaken(path: string): boolean {
    return [...this.#expected.values()].some(({ output, isSaved }) => output === path && !isSaved)
  }

  /** The edit after at most so many seconds; the signal ends the waiting, not the edit. */
  async wait(id: string, seconds: number, signal: AbortSignal, tell: (state: EditState) => void): Promise<EditState> {
    const state = await this.editor.follow(id, AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)]), tell)
    if (hasEnded(state) && state.status !== 'COMPLETED') this.#expected.delete(id)
    return state
  }

  /** Saves the result of a COMPLETED edit where it was begun for, once; null for an edit of another time. */
  async save(id: string): Promise<{ output: string; poster: Buffer | null } | null> {
    const expected = this.#expected.get(id)
    if (!expected) return null
    const { output, isSaved } = expected
    expected.isSaved = true
    try {
      return { output, poster: isSaved ? null : await this.editor.fetch(id, output) }
    } catch (error) {
      expected.isSaved = isSaved
      throw error
    }
  }

  async #located(source: string | null): Promise<string | null> {
    return source === null || isUrl(source) ? source : this.folders.readable(source)
  }
}

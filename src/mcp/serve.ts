import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { Editor } from '../editors/editor.ts'
import { VERSION } from '../version.ts'
import { createFolders } from './folders.ts'
import { INSTRUCTIONS } from './instructions.ts'
import { addCancelEdit } from './tools/cancel-edit.ts'
import { addEditVideo } from './tools/edit-video.ts'
import { addFetchResult } from './tools/fetch-result.ts'
import { addListLooks } from './tools/list-looks.ts'
import { addQuoteEdit } from './tools/quote-edit.ts'
import { addWaitForEdit } from './tools/wait-for-edit.ts'
import { Workbench } from './workbench.ts'

interface McpSettings {
  editor: Editor
  /** The only ones that may be used; without them the client's roots are, or else the working directory. */
  folders: readonly string[] | undefined
  signal: AbortSignal
}

/** Serves one client over standard input and output, until it goes away or the signal aborts. */
export async function serveMcp({ editor, folders, signal }: McpSettings): Promise<void> {
  const server = new McpServer({ name: 'retake', version: VERSION }, { instructions: INSTRUCTIONS })
  const allowed = folders ? async () => folders.map((folder) => resolve(folder)) : rootsOf(server)
  const bench = new Workbench(editor, createFolders(allowed))
  addListLooks(server)
  addQuoteEdit(server, bench)
  addEditVideo(server, bench)
  addWaitForEdit(server, bench)
  addCancelEdit(server, bench)
  addFetchResult(server, bench)
  const gone = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve)
    process.stdin.once('close', resolve)
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  await server.connect(new StdioServerTransport())
  await gone
  await server.close()
}

/** The folders that the client works on, where it tells; asked for each time, as they change while it runs. */
function rootsOf({ server }: McpServer): () => Promise<string[]> {
  return async () => {
    if (!server.getClientCapabilities()?.roots) return [process.cwd()]
    const { roots } = await server.listRoots()
    const folders = roots.flatMap(({ uri }) => (uri.startsWith('file:') ? fileURLToPath(uri) : []))
    return folders.length > 0 ? folders : [process.cwd()]
  }
}

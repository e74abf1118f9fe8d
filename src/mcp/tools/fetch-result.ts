import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'
import { answering, editAnswer } from '../answers.ts'
import { EDIT_ANSWER, ID } from '../schemas.ts'
import type { Workbench } from '../workbench.ts'

const config = {
  title: 'Fetch a result',
  description:
    'Saves the clip of a finished edit as a file, and shows its poster. Only needed for another copy, or for a job of the server that was begun elsewhere: edit_video and wait_for_edit save their result by themselves.',
  inputSchema: {
    id: ID.describe('The id that edit_video returned, or any job of the server'),
    output: z
      .string()
      .optional()
      .describe('Path of the new .mp4. Left out: <id>-edited.mp4 in the first allowed folder'),
    overwrite: z.boolean().default(false).describe('Whether output may replace a file'),
  },
  outputSchema: EDIT_ANSWER,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: true },
}

export function addFetchResult(server: McpServer, bench: Workbench): void {
  server.registerTool('fetch_result', config, ({ id, output, overwrite }, { signal }) =>
    answering(async () => {
      const state = await bench.wait(id, 0, signal, () => {})
      if (state.status !== 'COMPLETED') return editAnswer(state)
      const path = await pathOf(bench, id, output, overwrite)
      return editAnswer(state, { output: path, poster: await bench.editor.fetch(id, path) })
    }),
  )
}

async function pathOf(bench: Workbench, id: string, output: string | undefined, overwrite: boolean): Promise<string> {
  if (output !== undefined) return bench.folders.writable(output, overwrite)
  return bench.folders.beside(null, id, (path) => bench.isTaken(path))
}

import { basename, extname } from 'node:path'
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'
import { isUrl } from '../../editors/editor.ts'
import { answering, editAnswer } from '../answers.ts'
import { progressOf } from '../progress.ts'
import { EDIT_ANSWER, ORDER, orderOf, WAIT_SECONDS } from '../schemas.ts'
import type { Workbench } from '../workbench.ts'

const config = {
  title: 'Edit a video',
  description:
    'Edits a clip by a prompt and saves the result as a new mp4. Answers with its path, what became of each part of the prompt, and a poster frame to look at. Takes seconds to minutes; if it is not done after wait_seconds, the answer has an id for wait_for_edit. The source is never changed. On a server it costs credits (see quote_edit), given back if it fails. Cannot draw new things, take things out, or change faces, bodies or movement, unless the server has a generative engine.',
  inputSchema: {
    ...ORDER,
    output: z.string().optional().describe('Path of the new .mp4. Left out: <name>-edited.mp4 beside the clip'),
    overwrite: z.boolean().default(false).describe('Whether output may replace a file'),
    wait_seconds: WAIT_SECONDS,
  },
  outputSchema: EDIT_ANSWER,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true },
}

export function addEditVideo(server: McpServer, bench: Workbench): void {
  server.registerTool('edit_video', config, (given, call) =>
    answering(async () => {
      const offer = await bench.offer(orderOf(given), call.signal)
      const output = await outputOf(bench, given)
      call.signal.throwIfAborted()
      const id = await bench.start(offer, output)
      const state = await bench.wait(id, given.wait_seconds, call.signal, progressOf(call))
      // The client no longer wants this call, and nobody else knows its id.
      if (call.signal.aborted) return editAnswer(await bench.editor.cancel(id))
      return state.status === 'COMPLETED' ? editAnswer(state, await bench.save(id)) : editAnswer(state)
    }),
  )
}

async function outputOf(bench: Workbench, { video, output, overwrite }: Given): Promise<string> {
  const { folders } = bench
  const isTaken = (path: string) => bench.isTaken(path)
  if (output !== undefined) return folders.writable(output, overwrite)
  if (!isUrl(video)) return folders.beside(await folders.readable(video), nameOf(video), isTaken)
  return folders.beside(null, nameOf(new URL(video).pathname), isTaken)
}

interface Given {
  video: string
  output?: string | undefined
  overwrite: boolean
}

/** A file's name without its ending, of characters that every disk takes. */
function nameOf(path: string): string {
  return basename(path, extname(path)).replace(/[^\p{L}\p{N} ._-]/gu, '_') || 'clip'
}

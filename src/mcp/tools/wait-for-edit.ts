import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { answering, editAnswer } from '../answers.ts'
import { progressOf } from '../progress.ts'
import { EDIT_ANSWER, ID, WAIT_SECONDS } from '../schemas.ts'
import type { Workbench } from '../workbench.ts'

const config = {
  title: 'Wait for an edit',
  description:
    'Waits for an edit that edit_video began, or only looks at it with wait_seconds 0. Once it is done, the clip is saved where edit_video was told to, and the answer is the same. Call it again while the edit is still running.',
  inputSchema: { id: ID, wait_seconds: WAIT_SECONDS },
  outputSchema: EDIT_ANSWER,
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: true },
}

export function addWaitForEdit(server: McpServer, bench: Workbench): void {
  server.registerTool('wait_for_edit', config, ({ id, wait_seconds }, call) =>
    answering(async () => {
      const state = await bench.wait(id, wait_seconds, call.signal, progressOf(call))
      return state.status === 'COMPLETED' ? editAnswer(state, await bench.save(id)) : editAnswer(state)
    }),
  )
}

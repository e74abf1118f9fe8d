import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { answering, editAnswer } from '../answers.ts'
import { EDIT_ANSWER, ID } from '../schemas.ts'
import type { Workbench } from '../workbench.ts'

const config = {
  title: 'Cancel an edit',
  description:
    'Ends an edit that is waiting or running; on a server its credits come back. One that was faster stays done and paid: the status says so.',
  inputSchema: { id: ID },
  outputSchema: EDIT_ANSWER,
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: true },
}

export function addCancelEdit(server: McpServer, { editor }: Workbench): void {
  server.registerTool('cancel_edit', config, ({ id }) => answering(async () => editAnswer(await editor.cancel(id))))
}

import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'
import { answering, clauses } from '../answers.ts'
import { Clause, ORDER, orderOf } from '../schemas.ts'
import type { Workbench } from '../workbench.ts'

const config = {
  title: 'Quote an edit',
  description:
    'Says what each part of a prompt would do to a clip (applied, approximated, ignored and why), how long the result would be and what it would cost. Edits and charges nothing, and takes about a second. Use it before an edit that costs credits, and to find a prompt of which nothing is ignored.',
  inputSchema: ORDER,
  outputSchema: {
    engine: z.string(),
    resolution: z.string(),
    seconds: z.number(),
    creditCost: z.number().nullable().describe('null where edits are free'),
    edits: z.array(Clause),
  },
  annotations: { readOnlyHint: true, openWorldHint: true },
}

export function addQuoteEdit(server: McpServer, bench: Workbench): void {
  server.registerTool('quote_edit', config, (given, { signal }) =>
    answering(async () => {
      const { quote } = await bench.offer(orderOf(given), signal)
      const { engine, resolution, seconds, creditCost, edits } = quote
      const price = creditCost === null ? 'free' : `${creditCost} credits`
      const text = `${seconds.toFixed(2)} s at ${resolution} by ${engine}, ${price}\n${clauses(edits)}`
      return {
        structuredContent: { engine, resolution, seconds, creditCost, edits },
        content: [{ type: 'text', text }],
      }
    }),
  )
}

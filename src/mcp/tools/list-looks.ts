import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { z } from 'zod'
import { GALLERY_KINDS, galleryOf } from '../../engines/local/gallery/search.ts'

const Entry = z.object({ title: z.string(), description: z.string(), example: z.string().describe('A prompt for it') })

const config = {
  title: 'List looks and scenes',
  description:
    'What the local engine can do, with a prompt for each entry: looks (film noir, VHS, cartoon …), adjustments (brightness, warmth …), scenes to put people in (beach, snowy street …), weather, patterns and materials for clothes. Prompts are free text; you need this only to choose, or after a refusal. The whole list is long: search for a word.',
  inputSchema: {
    search: z.string().optional().describe('Only entries that have to do with these words, e.g. "snow" or "film"'),
    kind: z.enum(GALLERY_KINDS).optional().describe('Only one part of the list; atmospheres is weather and light'),
  },
  outputSchema: Object.fromEntries(GALLERY_KINDS.map((kind) => [kind, z.array(Entry).optional()])),
  annotations: { readOnlyHint: true, openWorldHint: false },
}

export function addListLooks(server: McpServer): void {
  server.registerTool('list_looks', config, ({ search, kind }) => {
    const found = galleryOf(search)
    const kinds = GALLERY_KINDS.filter((name) => (kind === undefined || name === kind) && found[name].length > 0)
    const entries = kinds.map((name) => [name, found[name].map((entry) => Entry.parse(entry))] as const)
    const text = entries.map(([name, all]) => [name, ...all.map(line)].join('\n')).join('\n\n')
    return {
      structuredContent: Object.fromEntries(entries),
      content: [{ type: 'text', text: text || `Nothing has to do with “${search}”; try another word` }],
    }
  })
}

function line({ title, description, example }: z.infer<typeof Entry>): string {
  return `- ${[title, description].filter(Boolean).join(': ')} (“${example}”)`
}

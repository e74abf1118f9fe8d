import { Command } from 'commander'
import { openEditor } from '../editors/open.ts'
import { withExamples } from './examples.ts'
import { interruption } from './interruption.ts'
import { action, settings } from './run-command.ts'

interface McpOptions {
  folder?: string[]
  server?: string
  key?: string
}

export function mcpCommand(): Command {
  const command = new Command('mcp')
    .description('let an agent edit clips: an MCP server on standard input and output')
    .option(
      '--folder <folder...>',
      'the only folders it may read and write (default: what the agent works on, or here)',
    )
    .option('--server <url>', 'edit on this server (default: RETAKE_SERVER, or else this machine)')
    .option('--key <key>', 'an API key of the server (default: RETAKE_KEY)')
    .action(action(serveAgents))
  return withExamples(command, 'retake mcp', 'retake mcp --folder ~/Videos', 'claude mcp add retake -- retake mcp')
}

/** Standard output belongs to the protocol, from the first byte on. */
async function serveAgents({ folder, server, key }: McpOptions): Promise<void> {
  const config = settings()
  const editor = await openEditor(config, server ?? config.RETAKE_SERVER, key ?? config.RETAKE_KEY)
  try {
    // Only this command pays for loading the protocol.
    const { serveMcp } = await import('../mcp/serve.ts')
    await serveMcp({ editor, folders: folder, signal: interruption() })
  } finally {
    await editor.close()
  }
}

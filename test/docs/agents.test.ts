import { copyFileSync, mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { expect, it } from 'vitest'
import { createProgram } from '../../src/commands/program.ts'
import { RETAKE } from '../e2e/server.ts'
import { footage } from '../support/footage.ts'
import { blocksOfDocs } from './blocks.ts'

const blocks = blocksOfDocs().filter(({ place }) => place.startsWith('docs/agents.md'))
const FOLDER = '/home/me/videos'

interface Entry {
  command: string
  args: string[]
  env?: Record<string, string>
}

it('shows configurations that start the command with options it has', () => {
  const configurations = blocks
    .filter(({ language, text }) => language === 'json' && /"(mcpServers|servers)"/.test(text))
    .map(({ text }) => JSON.parse(text))
  expect(configurations.length).toBe(3)
  const mcp = createProgram().commands.find((command) => command.name() === 'mcp')
  for (const { mcpServers, servers } of configurations) {
    const { command, args, env = {} } = (mcpServers ?? servers).retake as Entry
    expect([command, args[0]]).toEqual(['retake', 'mcp'])
    for (const option of args.filter((word) => word.startsWith('-'))) {
      expect(mcp?.options.map(({ long }) => long)).toContain(option)
    }
    for (const name of Object.keys(env)) expect(['RETAKE_SERVER', 'RETAKE_KEY']).toContain(name)
  }
})

it('shows a session as it really goes', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'retake-session-')))
  copyFileSync(await footage('seated', 2), join(folder, 'clip.mp4'))
  const client = new Client({ name: 'docs', version: '1' })
  const env = { PATH: process.env.PATH ?? '', DATA_DIR: join(tmpdir(), 'retake-command-data') }
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [RETAKE, 'mcp'], cwd: folder, env }))
  try {
    const calls = blocks.flatMap(({ language, text }, index) =>
      language === 'json' && /"tool"/.test(text) ? [{ ...JSON.parse(text), shown: blocks[index + 1] }] : [],
    )
    expect(calls.map(({ tool }) => tool)).toEqual(['list_looks', 'quote_edit', 'edit_video'])
    for (const { tool, arguments: given, shown } of calls) {
      const call = { name: tool, arguments: given }
      const { content } = (await client.callTool(call, undefined, { timeout: 180_000 })) as CallToolResult
      const answer = content.flatMap((part) => (part.type === 'text' ? part.text : []))
      expect(`${answer.join('\n').replaceAll(folder, FOLDER)}\n`).toBe(shown.text)
    }
  } finally {
    await client.close()
  }
}, 200_000)

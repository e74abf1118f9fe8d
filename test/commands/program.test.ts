import type { Command } from 'commander'
import { expect, it } from 'vitest'
import { createProgram } from '../../src/commands/program.ts'
import { newFolder, retake } from './command-line.ts'

const everyCommand = (command: Command): Command[] => [command, ...command.commands.flatMap(everyCommand)]
const commands = everyCommand(createProgram()).slice(1)

it.each(commands.map((command) => [pathOf(command), command] as const))(
  'retake %s --help has an example',
  (path, command) => {
    let help = ''
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp()
    const examples = help.split(/\nExamples?:\n/)[1]
    expect(examples, help).toContain(`retake ${path}`)
  },
)

it.each(commands.flatMap(examplesOf))('the example %s is one that its command takes', (_, command, words) => {
  const known = new Set([...command.options.flatMap(({ short, long }) => [short, long]), '--'])
  for (const word of words.filter((word) => word.startsWith('-') && Number.isNaN(Number(word)))) {
    expect(known, word).toContain(word)
  }
})

it('says how to start when nothing is asked', async () => {
  const { code, stdout, stderr } = await retake([], newFolder())
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/retake edit clip\.mp4/)
  expect(stdout.split('\n').length).toBeLessThan(15)
})

it('never shows a stack trace', async () => {
  const folder = newFolder()
  const mistakes = [
    ['bogus'],
    ['edit'],
    ['edit', 'clip.mp4'],
    ['edit', 'missing.mp4', 'noir'],
    ['edit', 'missing.mp4', 'noir', '--seed', '-1'],
    ['edit', 'missing.mp4', 'noir', '--server', 'http://127.0.0.1:9'],
    ['edit', 'missing.mp4', 'noir', '--server', 'nonsense', '--key', 'k'],
    ['edit', '--watch', 'missing', 'noir'],
    ['mcp', '--server', 'http://127.0.0.1:9'],
    ['completion', 'powershell'],
    ['looks', 'qqq'],
  ]
  const ran = await Promise.all(mistakes.map((words) => retake(words, folder)))
  for (const [index, { code, stderr }] of ran.entries()) {
    expect([mistakes[index], code]).toEqual([mistakes[index], 1])
    expect(stderr).not.toMatch(/^\s+at /m)
    expect(stderr.trim()).not.toBe('')
  }
}, 60_000)

function pathOf(command: Command): string {
  return command.parent?.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name()
}

/** Lines of the help that call this very command, as words after its path. */
function examplesOf(command: Command): [string, Command, string[]][] {
  let help = ''
  command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp()
  const start = `retake ${pathOf(command)}`
  const lines = (help.split(/\nExamples?:\n/)[1] ?? '').split('\n').map((line) => line.trim().replace(/\s+#.*/, ''))
  return lines.flatMap((line): [string, Command, string[]][] => {
    const at = line.indexOf(start)
    const next = line
      .slice(at + start.length)
      .trim()
      .split(' ')[0]
    if (at < 0 || command.commands.some((sub) => sub.name() === next)) return []
    return [
      [
        line,
        command,
        line
          .slice(at + start.length)
          .replace(/"[^"]*"/g, 'text')
          .split(/\s+/)
          .filter(Boolean),
      ],
    ]
  })
}

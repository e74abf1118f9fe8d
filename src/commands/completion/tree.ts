import type { Command, Option } from 'commander'

/** A command as shells need to know it. */
export interface CommandNode {
  /** Words that lead to it, the program's name left out: `credits grant`; empty for the program. */
  path: string
  subcommands: Entry[]
  options: OptionNode[]
  /** The only values of its first argument, where there are such. */
  values: readonly string[]
}

export interface OptionNode extends Entry {
  /** As typed: `-o`, `--output`. */
  flags: string[]
  takesValue: boolean
  /** The only values, where there are such. */
  values: readonly string[]
}

interface Entry {
  name: string
  description: string
}

/** The program and every command below it. */
export function treeOf(command: Command, path = ''): CommandNode[] {
  const shown = command.commands.filter((sub) => sub.name() !== 'help')
  const node: CommandNode = {
    path,
    subcommands: shown.map((sub) => ({ name: sub.name(), description: sub.description() })),
    options: [...command.options.map(optionNode), HELP],
    values: command.registeredArguments[0]?.argChoices ?? [],
  }
  return [node, ...shown.flatMap((sub) => treeOf(sub, `${path} ${sub.name()}`.trim()))]
}

/** Commander adds it to every command, outside its list. */
const HELP: OptionNode = {
  ...{ name: 'help', description: 'display help for command' },
  ...{ flags: ['-h', '--help'], takesValue: false, values: [] },
}

function optionNode(option: Option): OptionNode {
  return {
    name: option.name(),
    description: option.description,
    flags: [option.short, option.long].filter((flag) => flag !== undefined && flag !== null),
    takesValue: option.required || option.optional,
    values: option.argChoices ?? [],
  }
}

/** A text in single quotes, as POSIX shells read it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

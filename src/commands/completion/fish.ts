import type { CommandNode, OptionNode } from './tree.ts'

/** A condition for each command: the words so far, without options, begin with its path, and no command of its own follows. */
export function fishScript(tree: readonly CommandNode[]): string {
  return `# Completion of retake for fish; made by "retake completion fish".
function __retake_at
    set -l words (commandline -opc | string match -v -- '-*')
    set -l line (string join ' ' -- $words)' '
    string match -q -- "retake $argv[1]*" $line; or return 1
    for name in (string split -n ' ' -- $argv[2])
        string match -q -- "retake $argv[1]$name *" $line; and return 1
    end
    return 0
end
complete -c retake -n '__retake_at ""' -f
${tree.flatMap(linesOf).join('\n')}
`
}

function linesOf({ path, subcommands, options, values }: CommandNode): string[] {
  const names = subcommands.map(({ name }) => name).join(' ')
  const head = `complete -c retake -n ${quoted(`__retake_at "${path && `${path} `}" "${names}"`)}`
  const files = subcommands.length === 0 && values.length === 0 && path !== '' ? [`${head} -F`] : []
  return [
    ...files,
    ...subcommands.map(({ name, description }) => `${head} -f -a ${name} -d ${quoted(description)}`),
    ...(values.length > 0 ? [`${head} -f -a ${quoted(values.join(' '))}`] : []),
    ...options.map((option) => `${head} ${optionLine(option)}`),
  ]
}

function optionLine({ flags, description, takesValue, values }: OptionNode): string {
  const named = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`))
  const value = values.length > 0 ? ['-x', `-a ${quoted(values.join(' '))}`] : takesValue ? ['-r', '-F'] : []
  return [...named, ...value, `-d ${quoted(description)}`].join(' ')
}

/** Inside single quotes fish knows two escapes. */
function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}

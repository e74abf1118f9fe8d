import { type CommandNode, type OptionNode, quoted } from './tree.ts'

/** One function for each command, in terms of zsh's own `_arguments` and `_describe`. */
export function zshScript(tree: readonly CommandNode[]): string {
  return `#compdef retake
# Completion of retake for zsh; made by "retake completion zsh".
${tree.map(functionOf).join('\n')}
if [[ $funcstack[1] == _retake ]]; then _retake "$@"; else compdef _retake retake; fi
`
}

function functionOf({ path, subcommands, options, values }: CommandNode): string {
  const specs = options.flatMap(optionSpecs)
  if (subcommands.length === 0) {
    const rest = values.length > 0 ? `1:value:(${values.join(' ')})` : '*:file:_files'
    return `${nameOf(path)}() {\n  _arguments -S ${[...specs, quoted(rest)].join(' \\\n    ')}\n}`
  }
  const commands = subcommands.map(({ name, description }) => quoted(`${name}:${escaped(description)}`))
  const cases = subcommands.map(({ name }) => `      ${name}) ${nameOf(`${path} ${name}`.trim())} ;;`)
  return `${nameOf(path)}() {
  local -a commands=(
    ${commands.join('\n    ')}
  )
  local context state state_descr line
  typeset -A opt_args
  _arguments -C ${[...specs, quoted('1:command:->command'), quoted('*::argument:->rest')].join(' \\\n    ')}
  case $state in
    command) _describe command commands ;;
    rest) case $line[1] in
${cases.join('\n')}
    esac ;;
  esac
}`
}

function nameOf(path: string): string {
  return ['_retake', ...path.split(' ').filter(Boolean)].join('_')
}

function optionSpecs({ flags, description, takesValue, values, name }: OptionNode): string[] {
  const value = values.length > 0 ? `:${name}:(${values.join(' ')})` : `:${name}:_files`
  return flags.map((flag) => quoted(`${flag}[${escaped(description)}]${takesValue ? value : ''}`))
}

/** Colons and brackets end a text there. */
function escaped(text: string): string {
  return text.replace(/[\\:[\]]/g, '\\$&')
}

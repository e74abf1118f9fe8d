import { type CommandNode, type OptionNode, quoted } from './tree.ts'

/** Finds the command among the words so far, then offers its options, their values, its commands, or files. */
export function bashScript(tree: readonly CommandNode[]): string {
  return `# Completion of retake for bash; made by "retake completion bash".
_retake() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} path='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$path:\${COMP_WORDS[i]}" in
${tree.flatMap(steps).join('\n')}
    esac
  done
  local commands='' options='' values=''
  case "$path" in
${tree.map(facts).join('\n')}
  esac
  case "$path:$before" in
${tree.flatMap(({ path, options }) => options.flatMap((option) => afterOption(path, option))).join('\n')}
  esac
  COMPREPLY=()
  if [[ $word == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$word"))
  elif [[ -n $commands$values ]]; then
    COMPREPLY=($(compgen -W "$commands $values" -- "$word"))
  fi
}
complete -o default -F _retake retake
`
}

function steps({ path, subcommands }: CommandNode): string[] {
  return subcommands.map(
    ({ name }) => `      ${quoted(`${path}:${name}`)}) path=${quoted(`${path} ${name}`.trim())} ;;`,
  )
}

function facts({ path, subcommands, options, values }: CommandNode): string {
  const commands = subcommands.map(({ name }) => name).join(' ')
  const flags = options.flatMap(({ flags }) => flags).join(' ')
  return `    ${quoted(path)}) commands=${quoted(commands)} options=${quoted(flags)} values=${quoted(values.join(' '))} ;;`
}

/** After an option that takes a value come its values, or else files. */
function afterOption(path: string, { flags, takesValue, values }: OptionNode): string[] {
  if (!takesValue) return []
  const reply = `COMPREPLY=(${values.length > 0 ? `$(compgen -W ${quoted(values.join(' '))} -- "$word")` : ''}); return`
  return [`    ${flags.map((flag) => quoted(`${path}:${flag}`)).join(' | ')}) ${reply} ;;`]
}

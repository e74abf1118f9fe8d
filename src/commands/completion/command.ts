import { Argument, Command } from 'commander'
import { withExamples } from '../examples.ts'
import { action } from '../run-command.ts'
import { bashScript } from './bash.ts'
import { fishScript } from './fish.ts'
import { treeOf } from './tree.ts'
import { zshScript } from './zsh.ts'

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript }

export function completionCommand(): Command {
  const command = new Command('completion')
    .description('print a script that lets your shell complete commands, options and their values')
    .addArgument(new Argument('<shell>', 'your shell').choices(Object.keys(SCRIPTS)))
    .action(action(async (shell: keyof typeof SCRIPTS, _: unknown, self: Command) => print(shell, self)))
  return withExamples(
    command,
    'source <(retake completion bash)                                  # in ~/.bashrc',
    'source <(retake completion zsh)                                   # in ~/.zshrc, after compinit',
    'retake completion fish > ~/.config/fish/completions/retake.fish',
  )
}

function print(shell: keyof typeof SCRIPTS, { parent }: Command): void {
  if (parent) process.stdout.write(SCRIPTS[shell](treeOf(parent)))
}

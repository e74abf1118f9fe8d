import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bashScript } from '../../../src/commands/completion/bash.ts'
import { fishScript } from '../../../src/commands/completion/fish.ts'
import { treeOf } from '../../../src/commands/completion/tree.ts'
import { zshScript } from '../../../src/commands/completion/zsh.ts'
import { createProgram } from '../../../src/commands/program.ts'

const tree = treeOf(createProgram())

/** What a real shell offers for a line, its last word unfinished. */
type Offers = (line: string) => string[]

const CASES: [string, string[], string[]][] = [
  ['retake ', ['edit', 'looks', 'mcp', 'serve', 'completion'], ['create', '--seed']],
  ['retake ed', ['edit'], ['looks']],
  ['retake keys ', ['create', 'list', 'revoke'], ['edit']],
  ['retake keys create --na', ['--name'], ['--seed']],
  ['retake edit --resolution ', ['720p', '1080p'], ['16:9']],
  ['retake edit clip.mp4 --re', ['--resolution', '--reference'], ['--seed']],
  ['retake webhooks list --status ', ['pending', 'delivered', 'failed'], ['redeliver']],
  ['retake completion ', ['bash', 'zsh', 'fish'], ['edit']],
]

function isThere(shell: string): boolean {
  try {
    execFileSync(shell, ['-c', 'exit 0'])
    return true
  } catch {
    return false
  }
}

function scriptFile(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'retake-completion-')), 'retake')
  writeFileSync(file, text)
  return file
}

const bash: Offers = (line) => {
  const words = line.split(' ')
  const file = scriptFile(bashScript(tree))
  const program = `source ${file}; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _retake; printf '%s\\n' "\${COMPREPLY[@]}"`
  return execFileSync('bash', ['-c', program], { encoding: 'utf8' }).split('\n')
}

const fish: Offers = (line) => {
  const file = scriptFile(fishScript(tree))
  const program = `source ${file}; complete -C '${line}'`
  const home = mkdtempSync(join(tmpdir(), 'retake-fish-'))
  const options = { encoding: 'utf8', cwd: home, env: { ...process.env, HOME: home } } as const
  return execFileSync('fish', ['-N', '-c', program], options)
    .split('\n')
    .map((offer) => offer.split('\t')[0] ?? '')
}

const ESCAPES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, 'g')

/** zsh completes only at a prompt: a terminal of its own is typed into. Lists have descriptions, after `--`. */
const zsh: Offers = (line) => {
  const file = scriptFile(zshScript(tree))
  const setUp = `autoload -Uz compinit; compinit -u -D; source ${file}; LISTMAX=1000; PROMPT=; bindkey '^I' list-choices`
  const program = [
    'zmodload zsh/zpty; zpty z zsh -f -i',
    `zpty -w z ${JSON.stringify(setUp)}`,
    // The typed line is echoed, and must not be taken for its own answer.
    "zpty -w z \"echo REA''DY\"; zpty -r -m z _ '*READY*'",
    `zpty -w -n z ${JSON.stringify(line)}$'\\t'; sleep 1`,
    'while zpty -r -t z out; do print -r -- $out; done',
  ].join('\n')
  const output = execFileSync('zsh', ['-f', '-c', program], { encoding: 'utf8' }).replace(ESCAPES, ' ')
  return output.split('\n').flatMap((line) => {
    const words = line.trim().split(/\s+/)
    return line.includes(' -- ') ? words.slice(0, 1) : words
  })
}

for (const [shell, offers] of Object.entries({ bash, fish, zsh })) {
  it.skipIf(!isThere(shell)).each(CASES)(`${shell} completes “%s”`, (line, wanted, unwanted) => {
    const offered = offers(line)
    expect(offered).toEqual(expect.arrayContaining(wanted))
    for (const word of unwanted) expect(offered).not.toContain(word)
  })
}

it('knows every command and every option', () => {
  expect(tree.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['', 'edit', 'credits grant', 'engines check', 'mcp']),
  )
  for (const script of [bashScript, zshScript, fishScript]) {
    for (const { options } of tree) for (const { name } of options) expect(script(tree)).toContain(name)
  }
})

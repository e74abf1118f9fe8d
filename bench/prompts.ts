import { readFileSync } from 'node:fs'
import { understand } from '../src/engines/local/understand/understand.ts'
import { type Score, scoreOf } from './prompts/expectation.ts'
import { type Instruction, instructionsIn } from './prompts/instructions.ts'
import { isNothing, tokensOf } from './prompts/tokens.ts'

type Fate = 'applied' | 'approximated' | 'partly' | 'refused'

const FATES: readonly Fate[] = ['applied', 'approximated', 'partly', 'refused']
const SCORES: readonly Score[] = ['right', 'missed', 'wrong']

/**
 * Prints what becomes of each instruction, by type: all of it applied, all of it but some of it approximated, a part of
 * it ignored, or nothing done. Where the file says what is expected, also how much of that came true. With --each every
 * prompt with its plan and outcomes; with --faults those that did not come out as expected.
 */
const [file = 'test/prompts/phrasings.txt'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const instructions = instructionsIn(readFileSync(file, 'utf8'))
const isFault = ({ prompt, expected }: Instruction) => expected !== null && scoreOf(prompt, expected) !== 'right'
if (process.argv.includes('--each')) for (const instruction of instructions) print(each(instruction))
else if (process.argv.includes('--faults')) for (const one of instructions.filter(isFault)) print(each(one))
print(tableOf(FATES, instructions, ({ prompt }) => fateOf(prompt)))
const judged = instructions.filter(({ expected }) => expected !== null)
if (judged.length > 0) print(`\n${tableOf(SCORES, judged, ({ prompt, expected }) => scoreOf(prompt, expected ?? ''))}`)

function fateOf(prompt: string): Fate {
  const { plan, edits } = understand(prompt, null)
  if (isNothing(plan)) return 'refused'
  if (edits.some(({ outcome }) => outcome === 'ignored')) return 'partly'
  return edits.some(({ outcome }) => outcome === 'approximated') ? 'approximated' : 'applied'
}

function each({ prompt, type, expected }: Instruction): string {
  const { plan, edits } = understand(prompt, null)
  const signs = { applied: '+', approximated: '~', ignored: '-' }
  const outcomes = edits.map(({ clause, outcome, detail }) => `  ${signs[outcome]} ${clause} → ${detail}`)
  const score = expected === null ? '' : `  ${scoreOf(prompt, expected)}, expected: ${expected}\n`
  return `[${type}] ${prompt}\n${outcomes.join('\n')}\n  ${tokensOf(plan).join(' ') || 'nothing'}\n${score}`
}

function tableOf<Column extends string>(
  columns: readonly Column[],
  all: readonly Instruction[],
  columnOf: (instruction: Instruction) => Column,
): string {
  const types = [...new Set(all.map(({ type }) => type))]
  const rows = [...types, 'all of them'].map((type) => {
    const own = all.filter((one) => one.type === type || type === 'all of them').map(columnOf)
    return [type, own.length, ...columns.map((column) => own.filter((one) => one === column).length)]
  })
  const lines = [['type', 'prompts', ...columns], ['---', ...Array(columns.length + 1).fill('---:')], ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

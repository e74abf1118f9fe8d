import { readFileSync } from 'node:fs'
import type { Plan } from '../src/engines/local/plan.ts'
import { understand } from '../src/engines/local/understand/understand.ts'

/** One instruction of a set: a JSON list of these, or a text with one prompt on each line. */
interface Instruction {
  prompt: string
  type: string
}

type Fate = 'applied' | 'approximated' | 'partly' | 'refused'

const FATES: readonly Fate[] = ['applied', 'approximated', 'partly', 'refused']

/**
 * Prints what becomes of each instruction, by type: all of it applied, all of it but some of it approximated, a part of
 * it ignored, or nothing done. With --each also every prompt with its plan and outcomes.
 */
const [file = 'test/prompts/phrasings.txt'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const instructions = instructionsIn(readFileSync(file, 'utf8'))
if (process.argv.includes('--each')) for (const instruction of instructions) print(each(instruction))
print(table(instructions))

function instructionsIn(text: string): Instruction[] {
  if (text.trimStart().startsWith('[')) return JSON.parse(text) as Instruction[]
  let type = 'all'
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('# ')) type = line.slice(2)
    return line.trim() === '' || line.startsWith('#') ? [] : [{ prompt: line, type }]
  })
}

function fateOf(prompt: string): Fate {
  const { plan, edits } = understand(prompt, null)
  if (isEmpty(plan)) return 'refused'
  if (edits.some(({ outcome }) => outcome === 'ignored')) return 'partly'
  return edits.some(({ outcome }) => outcome === 'approximated') ? 'approximated' : 'applied'
}

function isEmpty({ looks, adjustments, background, garments, atmospheres }: Plan): boolean {
  return looks.length + adjustments.length === 0 && !background && !garments && !atmospheres
}

function each({ prompt, type }: Instruction): string {
  const { plan, edits } = understand(prompt, null)
  const signs = { applied: '+', approximated: '~', ignored: '-' }
  const outcomes = edits.map(({ clause, outcome, detail }) => `  ${signs[outcome]} ${clause} → ${detail}`)
  return [`[${type}] ${prompt}`, ...outcomes, `  ${JSON.stringify(plan)}`, ''].join('\n')
}

function table(all: readonly Instruction[]): string {
  const types = [...new Set(all.map(({ type }) => type))]
  const rows = [...types, 'all of them'].map((type) => {
    const fates = all.filter((one) => one.type === type || type === 'all of them').map(({ prompt }) => fateOf(prompt))
    return [type, fates.length, ...FATES.map((fate) => fates.filter((one) => one === fate).length)]
  })
  const lines = [['type', 'prompts', ...FATES], ['---', ...Array(5).fill('---:')], ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

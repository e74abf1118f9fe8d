/** One instruction of a set: a JSON list of these, or a text with one prompt on each line under “# type”. */
export interface Instruction {
  prompt: string
  type: string
  /** What the plan must hold (`expectation.ts`), after “ => ” in a text; null where nobody said. */
  expected: string | null
}

export function instructionsIn(text: string): Instruction[] {
  if (text.trimStart().startsWith('['))
    return (JSON.parse(text) as Instruction[]).map(({ prompt, type }) => ({ prompt, type, expected: null }))
  let type = 'all'
  return text.split('\n').flatMap((line): Instruction[] => {
    if (line.startsWith('# ')) type = line.slice(2)
    if (line.trim() === '' || line.startsWith('#')) return []
    const at = line.lastIndexOf(' => ')
    const expected = at < 0 ? null : line.slice(at + 4)
    return [{ prompt: at < 0 ? line : line.slice(0, at), type, expected }]
  })
}

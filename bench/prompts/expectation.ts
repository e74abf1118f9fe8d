import { colourNamed } from '../../src/engines/local/outfit/colours.ts'
import { understand } from '../../src/engines/local/understand/understand.ts'
import { tokensOf } from './tokens.ts'

/** `wrong`: something was done that was not asked for. `missed`: nothing wrong was done, but not all that was asked for. */
export type Score = 'right' | 'missed' | 'wrong'

/**
 * Compares the plan of a prompt with what is expected of it: “bg:*beach* top:red look:film-35mm?”. Every word must be
 * done and nothing else; “a|b” is either, “a?” may be, “*” is anything, “nothing” is nothing.
 */
export function scoreOf(prompt: string, expected: string): Score {
  const tokens = tokensOf(understand(prompt, null).plan)
  const wishes = expected.split(' ').map(wishOf)
  const isAskedFor = (token: string) => wishes.some(({ ways }) => ways.some((way) => way.test(token)))
  if (!tokens.every(isAskedFor)) return 'wrong'
  const isDone = ({ ways, mayBeMissing }: Wish) =>
    mayBeMissing || ways.some((way) => tokens.some((one) => way.test(one)))
  return wishes.every(isDone) ? 'right' : 'missed'
}

interface Wish {
  ways: RegExp[]
  mayBeMissing: boolean
}

function wishOf(word: string): Wish {
  const ways = word.replace(/\?$/, '').split('|')
  return {
    ways: ways.filter((way) => way !== 'nothing').map(patternOf),
    mayBeMissing: word.endsWith('?') || ways.includes('nothing'),
  }
}

/** A colour by its name is the one that garments get by that name. */
function patternOf(way: string): RegExp {
  const [what = '', value = ''] = way.split(':')
  const colour = ['top', 'bottom', 'clothes', 'hair'].includes(what) ? colourNamed(value.replaceAll('_', ' ')) : null
  const text = colour ? `${what}:${colour.join('.')}` : way
  return new RegExp(`^${text.replace(/[.+]/g, '\\$&').replaceAll('*', '.*')}$`)
}

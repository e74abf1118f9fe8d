import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { hostileFiles } from './collection.ts'
import type { HostileFile } from './file.ts'
import { setTraps } from './traps.ts'
import { openTrials, type Verdict } from './trial.ts'

/** Judges every hostile file and prints the table; resolves to the number of faults. */
export async function judgeMedia(seed: number, say: (text: string) => void): Promise<number> {
  const traps = await setTraps()
  const trials = await openTrials()
  await trials.warm()
  const verdicts: Verdict[] = []
  say('| file | intake | edit | s | MB |\n| --- | --- | --- | --- | --- |')
  for (const file of [...(await hostileFiles(traps, seed)), ...sharedFiles()]) {
    const verdict = await trials.judge(file)
    verdicts.push(verdict)
    say(fileRow(verdict))
  }
  await trials.close()
  const [reads, hits] = [traps.reads(), traps.hits()]
  await traps.close()

  say(groupTable(verdicts))
  const faults = verdicts.flatMap(({ file, faults }) =>
    faults.map((fault) => `✗ ${file.group}: ${file.name}: ${fault}`),
  )
  for (const fault of faults) say(fault)
  say(`${verdicts.length} files: ${faults.length} faults, ${reads} reads of the canary, ${hits} connections to it`)
  return faults.length + reads + hits
}

/** Files of others, where they are. */
function sharedFiles(): HostileFile[] {
  return ['hostile', 'variants'].flatMap((group) => {
    const folder = resolve(import.meta.dirname, '../../../shared/media', group)
    if (!existsSync(folder)) return []
    return readdirSync(folder).map((name) => {
      return { name, group, kind: 'video' as const, bytes: readFileSync(resolve(folder, name)), mayPass: true }
    })
  })
}

function groupTable(verdicts: Verdict[]): string {
  const groups = [...new Set(verdicts.map(({ file }) => file.group))]
  const lines = groups.map((group) => {
    const own = verdicts.filter(({ file }) => file.group === group)
    const count = (found: (verdict: Verdict) => boolean) => own.filter(found).length
    const most = (figure: (verdict: Verdict) => number) => Math.max(...own.map(figure))
    const accepted = count(({ intake }) => intake === 'accepted')
    const edited = count(({ intake, edit }) => intake === 'accepted' && edit === 'edited')
    const slowest = most(({ seconds }) => seconds).toFixed(1)
    return `| ${group} | ${own.length} | ${own.length - accepted} | ${edited} | ${accepted - edited} | ${slowest} | ${most(({ megabytes }) => megabytes)} |`
  })
  const head =
    '| group | files | refused | accepted and edited | accepted, not edited | slowest, s | most memory of a child, MB |'
  return [head, '| --- | --- | --- | --- | --- | --- | --- |', ...lines].join('\n')
}

function fileRow({ file, intake, edit, seconds, megabytes }: Verdict): string {
  return `| ${file.group}: ${file.name} | ${intake} | ${edit ?? ''} | ${seconds.toFixed(2)} | ${megabytes} |`
}

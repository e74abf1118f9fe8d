import { mkdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { isUrl } from '../../editors/editor.ts'
import { Failure } from '../../failure.ts'

/** Clips and prompt as they stand on the command line; with `watch` the prompt alone. Throws `Failure('input')`. */
export async function readWords(
  words: readonly string[],
  watch?: string,
): Promise<{ clips: string[]; prompt: string }> {
  const prompt = words.at(-1)
  const clips = words.slice(0, -1)
  if (prompt === undefined || (watch === undefined && clips.length === 0)) {
    throw new Failure('input', 'Name a clip, and then what to do with it: retake edit clip.mp4 "make it a film noir"')
  }
  if (watch !== undefined && clips.length > 0) {
    throw new Failure('input', '--watch takes its clips from the folder; leave only the prompt')
  }
  if ((await stat(prompt).catch(() => null))?.isFile()) {
    throw new Failure('input', `${prompt} is a file; the prompt comes last, in quotes`)
  }
  if (prompt.trim() === '') throw new Failure('input', 'The prompt is empty')
  return { clips, prompt }
}

/** A clip without its folder, as it is shown. */
export function nameOf(clip: string): string {
  if (!isUrl(clip)) return basename(clip)
  return decodeURIComponent(basename(new URL(clip).pathname)) || new URL(clip).host
}

/**
 * Where the result of each clip goes, known and possible before any work is done. `pattern` is a file (for one clip), a
 * folder, or holds `{name}` or `{number}`. Throws `Failure('input')`.
 */
export async function outputsOf(clips: readonly string[], pattern?: string): Promise<string[]> {
  const template = await templateOf(pattern, clips.length)
  const outputs = clips.map((clip, index) => {
    const name = basename(nameOf(clip), extname(nameOf(clip)))
    return resolve(template.replaceAll('{name}', name).replaceAll('{number}', String(index + 1)))
  })
  for (const [index, output] of outputs.entries()) {
    const first = outputs.indexOf(output)
    if (first < index) {
      throw new Failure('input', `${clips[first]} and ${clips[index]} would both become ${output}; use {number} in -o`)
    }
    await checkOutput(output, clips[index] ?? '')
  }
  return outputs
}

const EDITED = '{name}-edited.mp4'

async function templateOf(pattern: string | undefined, count: number): Promise<string> {
  if (pattern === undefined) return EDITED
  if (/[\\/]$/.test(pattern)) await mkdir(pattern, { recursive: true })
  if ((await stat(pattern).catch(() => null))?.isDirectory()) return join(pattern, EDITED)
  if (count > 1 && !/\{name\}|\{number\}/.test(pattern)) {
    throw new Failure('input', `${pattern}: there is no such folder; end it with / to make it, or use {name}`)
  }
  return pattern
}

async function checkOutput(output: string, source: string): Promise<void> {
  const [folder, there, original] = await Promise.all(
    [dirname(output), output, source].map((path) => stat(path).catch(() => null)),
  )
  if (!folder?.isDirectory()) throw new Failure('input', `${dirname(output)}: there is no such folder`)
  if (there?.isDirectory()) throw new Failure('input', `${output} is a folder; -o takes a file or a pattern`)
  if (there && original && there.ino === original.ino && there.dev === original.dev) {
    throw new Failure('input', 'The result would replace the source; choose another -o')
  }
}

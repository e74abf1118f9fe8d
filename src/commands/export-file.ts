import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Failure } from '../failure.ts'

type Write = (lines: string) => Promise<void>

/** Makes the file of what `work` writes, gzipped and on disk once this resolves; nothing is left of one that failed. */
export async function writeFile<T>(file: string, work: (write: Write) => Promise<T>): Promise<T> {
  const handle = await open(file, 'wx', 0o600)
  const gzip = createGzip()
  const written = pipeline(gzip, handle.createWriteStream({ flush: true }))
  written.catch(() => undefined)
  try {
    const result = await work(async (lines) => {
      if (!gzip.write(lines)) await Promise.race([once(gzip, 'drain'), written])
    })
    gzip.end()
    await written
    return result
  } catch (error) {
    gzip.destroy()
    await written.catch(() => undefined)
    await rm(file, { force: true })
    throw error
  }
}

/** Gives `work` the lines of such a file as it asks for them. Throws `Failure('input')` for one that is damaged. */
export async function readFile<T>(file: string, work: (lines: AsyncGenerator<string>) => Promise<T>): Promise<T> {
  try {
    return await pipeline(createReadStream(file), createGunzip(), (source) => work(linesOf(source)))
  } catch (error) {
    if (!/^Z_/.test((error as NodeJS.ErrnoException).code ?? '')) throw error
    throw new Failure('input', `${file} is no export, or is damaged or cut short`, { cause: error })
  }
}

/** At line feeds alone: what readline also takes for line ends may stand in a prompt. */
async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of source) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

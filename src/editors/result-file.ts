import { rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** `write` fills a file beside `output`, which then takes its name: nobody ever sees half a result, nor loses an old one to a failure. */
export async function placed(output: string, write: (draft: string) => Promise<unknown>): Promise<void> {
  const draft = join(dirname(output), `.${basename(output)}.${process.pid}.part`)
  try {
    await write(draft)
    await rename(draft, output)
  } finally {
    await rm(draft, { force: true })
  }
}

import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'

/** A file of this machine as the `File` that `edit` and `upload` take; it is read whole. */
export async function fileFromPath(path: string): Promise<File> {
  return new File([await readFile(path)], basename(path))
}

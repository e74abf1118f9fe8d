import { InvalidArgumentError } from 'commander'
import { z } from 'zod'

/** Reads an argument that must be a UUID. */
export function uuid(text: string): string {
  if (!z.guid().safeParse(text).success) throw new InvalidArgumentError('must be a UUID')
  return text
}

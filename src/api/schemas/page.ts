import { z } from 'zod'

/** Where a page ends: the last row's time and id. */
export interface Position {
  createdAt: Date
  id: string
}

const POSITION = /^(\d{1,13})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

export function encodeCursor({ createdAt, id }: Position): string {
  return Buffer.from(`${createdAt.getTime()}.${id}`).toString('base64url')
}

/** Accepts what `encodeCursor` gave and nothing else. */
export function cursor() {
  return z.string().transform((encoded, context): Position => {
    const [, time, id] = POSITION.exec(Buffer.from(encoded, 'base64url').toString()) ?? []
    const position = { createdAt: new Date(Number(time)), id: id ?? '' }
    if (id && encodeCursor(position) === encoded) return position
    context.addIssue({ code: 'custom', message: 'Not a cursor of this list' })
    return z.NEVER
  })
}

import type { FastifyInstance } from 'fastify'
import { Refusal } from './errors.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** JSON is the only body that routes take, unless they add a parser of their own; it has to be sound UTF-8. */
export function acceptOnlyJson(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error')
  server.removeAllContentTypeParsers()
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    // Many clients name a type even where they send nothing; a route that needs a body misses it in its own words.
    if (bytes.length === 0) return done(null, undefined)
    const text = decode(bytes)
    if (text === null) return done(new Refusal('malformedText'))
    parse(request, text, done)
  })
}

function decode(bytes: Buffer): string | null {
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}

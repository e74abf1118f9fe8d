import fc from 'fast-check'
import { BOUNDARY, type Known, type Request } from './request.ts'

type Mutation = (request: Request) => Request

/** One way to spoil a request. Not every one makes it wrong: the judge goes by the answer, not by the intent. */
export function mutation(known: Known): fc.Arbitrary<Mutation> {
  return fc.oneof(
    { weight: 6, arbitrary: bodyValue() },
    { weight: 2, arbitrary: bodyText() },
    { weight: 1, arbitrary: formText() },
    { weight: 3, arbitrary: query() },
    { weight: 2, arbitrary: path() },
    { weight: 4, arbitrary: header() },
    { weight: 2, arbitrary: key(known) },
    { weight: 1, arbitrary: method() },
    { weight: 1, arbitrary: framing() },
  )
}

/** Values that have broken servers before. */
const nasty = fc.constantFrom<unknown>(
  ...[null, true, false, '', ' ', '\0', '\ud800', '\udfff\ud800', '\uffff', '\u202e', 'e\u0301'.repeat(2000)],
  ...['__proto__', 'true', '0', 'NaN', '-1', '../../etc/passwd', "' or ''='", '{{7*7}}', '%00', '🎬'.repeat(3000)],
  ...[0, -0, -1, 1, 0.5, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53, -(2 ** 63)],
  ...[[], {}, [[]], [null], [1, 'a', {}], { a: 1 }, { length: 1 }, { toString: 1 }, { constructor: { prototype: 1 } }],
  ...['http://', 'http://[', 'http://a\u0000b/', 'http://a:99999/', 'javascript:alert(1)', 'http://a/%zz', '//a'],
  ...['http://127.0.0.1/', 'http://[::1]/', 'file:///etc/passwd', `https://e.com/${'a'.repeat(9000)}`],
)
const anything = fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 60 }), fc.jsonValue({ maxDepth: 4 }))

/** A part of the JSON body replaced, left out, doubled or joined by a stranger. */
function bodyValue(): fc.Arbitrary<Mutation> {
  return fc
    .record({
      where: fc.nat(),
      what: fc.constantFrom('replace', 'drop', 'add', 'wrap'),
      name: memberName,
      value: anything,
    })
    .map(({ where, what, name, value }) =>
      onJson((root) => {
        const places = placesIn(root)
        const place = places[where % places.length]
        if (!place) return value
        const { owner, member } = place
        if (what === 'replace') owner[member] = value
        if (what === 'drop') delete owner[member]
        if (what === 'wrap') owner[member] = [owner[member]]
        if (what === 'add') Object.defineProperty(owner, name, { value, enumerable: true, configurable: true })
        return root
      }),
    )
}

const memberName = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', '', 'userId', 'price', 'status', 'a.b', '\ud800'),
  fc.string({ maxLength: 12 }),
)

function onJson(change: (root: unknown) => unknown): Mutation {
  return (request) => {
    if (!request.operation.body?.type.includes('json')) return request
    try {
      return { ...request, body: Buffer.from(JSON.stringify(change(JSON.parse(request.body.toString()))) ?? '') }
    } catch {
      // An earlier change has left no JSON.
      return request
    }
  }
}

function placesIn(value: unknown): { owner: Record<string, unknown>; member: string }[] {
  if (typeof value !== 'object' || value === null) return []
  const owner = value as Record<string, unknown>
  return Object.keys(owner).flatMap((member) => [{ owner, member }, ...placesIn(owner[member])])
}

/** The body's bytes, whatever they mean. */
function bodyText(): fc.Arbitrary<Mutation> {
  const odd = fc.constantFrom(
    ...['', '{', '}', 'null', '[]', '"text"', '1e999', '{"a":1,"a":2}', '\ufeff{}', '{}{}', "{'a':1}", '{"a":1,}'],
    ...['['.repeat(50_000), '{"a":'.repeat(50_000), `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ...['{"__proto__":{"a":1}}', `{"prompt":"${'a'.repeat(300_000)}"}`, `[${'1,'.repeat(100_000)}1]`],
    ...[`{${Array.from({ length: 5000 }, (_, n) => `"k${n}":${n}`).join()}}`, 'a'.repeat(1_100_000)],
  )
  return fc.oneof(
    odd.map((text) => (request: Request) => withBody(request, Buffer.from(text))),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => (request: Request) => withBody(request, Buffer.from(bytes))),
    fc.nat(999).map((share) => (request: Request) => {
      return withBody(request, request.body.subarray(0, Math.floor((request.body.length * share) / 1000)))
    }),
    fc.tuple(fc.nat(), fc.nat(255)).map(([at, byte]) => (request: Request) => {
      const body = Buffer.from(request.body)
      if (body.length > 0) body[at % body.length] = byte
      return { ...request, body }
    }),
  )
}

function withBody(request: Request, body: Buffer): Request {
  return { ...request, body, framing: request.framing === 'none' ? 'length' : request.framing }
}

/** Lines of a form in any order. */
function formText(): fc.Arbitrary<Mutation> {
  const line = fc.constantFrom(
    ...[`--${BOUNDARY}`, `--${BOUNDARY}--`, '', '--', 'text', '\0\xff', 'Content-Type: application/json'],
    ...['Content-Disposition: form-data; name="file"; filename="a"', 'Content-Disposition: form-data; name="file"'],
    ...['Content-Disposition: form-data', 'Content-Disposition: form-data; name="__proto__"; filename="../../a"'],
    ...[`Content-Disposition: form-data; name="${'n'.repeat(5000)}"`, 'Content-Disposition: attachment', ': ', 'BM'],
  )
  return fc.array(line, { maxLength: 12 }).map((lines) => (request) => {
    if (!request.operation.body?.type.startsWith('multipart')) return request
    return { ...request, body: Buffer.from(lines.join('\r\n'), 'latin1') }
  })
}

const oddText = fc.constantFrom(
  ...['', '%', '%00', '%ff', '%F0%9F', '%ED%A0%80', '%2e%2e', '..', '0', '-1', '1e9', '1.5', '999999999999999999999'],
  ...['[]', '{}', 'null', 'undefined', 'true', 'QUEUED', "'%20or%20''='", '+', '&', '=', ';', '%0d%0aX:1', '%E2%80%AE'],
  ...['a'.repeat(400), 'a'.repeat(9000), '00000000-0000-0000-0000-000000000000', '__proto__', '*', '~', '@', ':', '\\'],
)

function query(): fc.Arbitrary<Mutation> {
  const names = ['status', 'limit', 'cursor', 'scope', 'search', 'jobId', 'modality', 'include_models']
  const name = fc.oneof(fc.constantFrom(...names), fc.constantFrom('x', '__proto__', 'limit[]', 'limit%00', ''))
  return fc.oneof(
    fc.tuple(name, oddText).map(([key, value]) => (request: Request) => {
      return { ...request, query: [...request.query, [key, value] as [string, string]] }
    }),
    fc.tuple(fc.nat(), oddText).map(([at, value]) => (request: Request) => {
      const pairs = request.query.map(([key, old], index): [string, string] => {
        return [key, index === at % request.query.length ? value : old]
      })
      return { ...request, query: pairs }
    }),
    fc.constant((request: Request) => ({ ...request, query: [...request.query, ...request.query] })),
  )
}

function path(): fc.Arbitrary<Mutation> {
  const uuid = fc.uuid()
  return fc
    .tuple(fc.nat(), fc.oneof(oddText, uuid), fc.constantFrom('replace', 'insert', 'drop', 'upper'))
    .map(([at, text, what]) => (request) => {
      const segments = [...request.path]
      const index = at % segments.length
      if (what === 'replace') segments[index] = text
      if (what === 'insert') segments.splice(index, 0, text)
      if (what === 'drop') segments.splice(index, 1)
      if (what === 'upper') segments[index] = (segments[index] ?? '').toUpperCase()
      return { ...request, path: segments }
    })
}

function header(): fc.Arbitrary<Mutation> {
  const added = fc.constantFrom<[string, string]>(
    ...pairs('Content-Type', '', ';', 'text/plain', 'application/json; charset=utf-16', 'APPLICATION/JSON', 'a/b/c'),
    ...pairs(
      'Content-Type',
      'multipart/form-data',
      'multipart/form-data; boundary=',
      'application/x-www-form-urlencoded',
    ),
    ...pairs('Content-Length', '0', '5', '99999999', '-1', 'x', '18446744073709551616', '1, 1'),
    ...pairs('Transfer-Encoding', 'chunked', 'gzip', 'identity', 'chunked, chunked'),
    ...pairs('Content-Encoding', 'gzip', 'br', 'x'),
    ...pairs('Expect', '100-continue', 'the-impossible'),
    ...pairs('Connection', 'upgrade', 'keep-alive', 'x'),
    ...pairs('Upgrade', 'websocket', 'h2c'),
    ...pairs('Host', '', 'a b', 'evil.example', '[::1'),
    ...pairs('X-Request-Id', 'a', '../a', 'a'.repeat(129), '\u00ff', '{"a":1}'),
    ...pairs('Idempotency-Key', '', 'a', 'a'.repeat(256), '\u00ff', "'"),
    ...pairs('Last-Event-ID', '', '-1', 'x', '1e3', '999999999999999999999', '0'),
    ...pairs(
      'Range',
      'bytes=0-0',
      'bytes=-0',
      'bytes=9-1',
      'bytes=0-1,3-4',
      'bytes=-99999999999999999999',
      'x=1',
      'bytes=a-',
    ),
    ...pairs('If-None-Match', '*', 'W/"x"', '"', ','),
    ...pairs('If-Range', 'x', 'Thu, 99 Foo 2020'),
    ...pairs('If-Modified-Since', 'x', 'Fri, 31 Dec 9999 23:59:59 GMT'),
    ...pairs('Accept', 'image/png', '*/*;q=x', ''),
    ...pairs('Origin', 'null', 'http://evil.example'),
    ...pairs('X-Forwarded-For', '127.0.0.1'),
    ...pairs('X-HTTP-Method-Override', 'DELETE'),
    ...pairs('Cookie', 'a=b; c', '\u00ff'),
    ...pairs('X-Long', 'a'.repeat(9000), 'a'.repeat(40_000)),
    ...pairs('bad name', '1'),
    ...pairs('X-Bad', 'a\u0001b', 'a\nb', 'a\r\n folded'),
    ...pairs('__proto__', 'x'),
  )
  return fc.oneof(
    added.map((pair) => (request: Request) => ({ ...request, headers: [...request.headers, pair] })),
    // In place of what was there.
    added.map((pair) => (request: Request) => {
      const others = request.headers.filter(([name]) => name.toLowerCase() !== pair[0].toLowerCase())
      return { ...request, headers: [...others, pair] }
    }),
    fc.nat().map((at) => (request: Request) => {
      return { ...request, headers: request.headers.filter((_, index) => index !== at % request.headers.length) }
    }),
    fc.constantFrom(150, 2500).map((count) => (request: Request) => {
      const many = Array.from({ length: count }, (_, index): [string, string] => [`X-${index}`, '1'])
      return { ...request, headers: [...request.headers, ...many] }
    }),
  )
}

function pairs(name: string, ...values: string[]): [string, string][] {
  return values.map((value) => [name, value])
}

/** Other keys than the good one, and the good one in places where it does not belong. */
function key({ keys }: Known): fc.Arbitrary<Mutation> {
  const other = fc.constantFrom(
    ...[keys.poor, keys.member, keys.inactive, keys.revoked, '', 'afk_', 'x', keys.rich.slice(0, -1), `${keys.rich}0`],
    ...[`afk_${'\u00ff'.repeat(40)}`, "' or ''='", `${keys.rich}, ${keys.rich}`],
  )
  return fc.oneof(
    other.map((value) => (request: Request) => {
      const headers = request.headers.filter(([name]) => name !== 'X-API-Key')
      return { ...request, headers: [...headers, ['X-API-Key', value] as [string, string]] }
    }),
    fc.constantFrom('api_key', 'X-API-Key', 'key').map((name) => (request: Request) => {
      return { ...request, query: [...request.query, [name, keys.rich] as [string, string]] }
    }),
    fc.constant((request: Request) => ({ ...request, path: [...request.path, keys.rich] })),
    fc.constant((request: Request) => {
      return { ...request, headers: [...request.headers, ['Authorization', `Bearer ${keys.rich}`] as [string, string]] }
    }),
  )
}

function method(): fc.Arbitrary<Mutation> {
  const names = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'QUERY']
  return fc
    .constantFrom(...names, 'get', 'BREW', 'GET/', '', '\u00ff')
    .map((name) => (request) => ({ ...request, method: name }))
}

function framing(): fc.Arbitrary<Mutation> {
  const version = fc.constantFrom('HTTP/1.0', 'HTTP/2.0', 'HTTP/9.9', 'HTTP/1.1 x', 'http/1.1', '', 'HTTP/1.1\r\n junk')
  const framed = fc.constantFrom<Request['framing']>('chunked', 'none', 'length')
  return fc.oneof(
    version.map((text) => (request: Request) => ({ ...request, version: text })),
    framed.map((kind) => (request: Request) => ({ ...request, framing: kind })),
  )
}

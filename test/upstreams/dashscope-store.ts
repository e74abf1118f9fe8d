import { randomUUID } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { fault, json, type Raw } from './dashscope-answers.ts'

/** The temporary store: policies that were given, files that came. */
export interface UploadStore {
  /** By key, without `oss://`. */
  files: Map<string, Upload>
  /** Policies given from now on are good for this long. */
  expireSeconds: number
  maxMegabytes: number
  policy(query: URLSearchParams, host: string): Raw
  /** By policy. */
  policies: Map<string, { directory: string; model: string; expires: number }>
}

export interface Upload {
  model: string
  type: string
  content: Buffer
}

export function createStore(): UploadStore {
  const store: UploadStore = {
    files: new Map(),
    expireSeconds: 300,
    maxMegabytes: 100,
    policies: new Map(),
    policy: (query, host) => {
      const model = query.get('model')
      if (query.get('action') !== 'getPolicy') return fault(400, 'InvalidParameter', 'action')
      if (!model || [...query].length !== 2) return fault(400, 'InvalidParameter', 'model')
      if (/unknown/.test(model)) return fault(404, 'ModelNotFound')
      const policy = randomUUID()
      const directory = `dashscope-instant/${randomUUID()}/2026-11-22/${randomUUID()}`
      store.policies.set(policy, { directory, model, expires: Date.now() + store.expireSeconds * 1000 })
      const data = {
        ...{ policy, signature: `signed-${policy}`, upload_dir: directory, upload_host: host },
        ...{
          expire_in_seconds: store.expireSeconds,
          max_file_size_mb: store.maxMegabytes,
          capacity_limit_mb: 999999999,
        },
        ...{ oss_access_key_id: 'access', x_oss_object_acl: 'private', x_oss_forbid_overwrite: 'true' },
      }
      return json(200, { data })
    },
  }
  return store
}

/** The form's fields in their documented order; the one in brackets may be left out. */
const FIELDS = [
  ...['OSSAccessKeyId', 'Signature', 'policy', 'key', 'x-oss-object-acl', 'x-oss-forbid-overwrite'],
  ...['success_action_status', 'x-oss-content-type', 'file'],
]

export function acceptUpload(store: UploadStore, headers: IncomingHttpHeaders, body: Buffer): Raw {
  const refuse = (status: number, code: string, message: string): Raw => ({
    ...{ status, type: 'application/xml' },
    body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  })
  const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1]
  if (boundary === undefined) return refuse(412, 'PreconditionFailed', 'not a form')
  if (headers['content-length'] === undefined) return refuse(411, 'MissingContentLength', 'no length')
  const parts = partsOf(body, boundary)
  const names = parts.map(({ name }) => name)
  const expected = FIELDS.filter((name) => name !== 'x-oss-content-type' || names.includes(name))
  if (names.join() !== expected.join()) return refuse(400, 'InvalidArgument', `fields: ${names.join()}`)
  const [key = '', policy = '', signature, access] = ['key', 'policy', 'Signature', 'OSSAccessKeyId'].map((name) =>
    parts.find((part) => part.name === name)?.content.toString(),
  )
  const given = store.policies.get(policy)
  if (!given || signature !== `signed-${policy}` || access !== 'access') {
    return refuse(403, 'SignatureDoesNotMatch', 'signature')
  }
  if (given.expires <= Date.now()) {
    return refuse(403, 'AccessDenied', 'Invalid according to Policy: Policy expired.')
  }
  if (!key.startsWith(`${given.directory}/`)) return refuse(403, 'AccessDenied', 'Invalid according to Policy: key')
  if (store.files.has(key)) return refuse(409, 'FileAlreadyExists', key)
  const file = parts.at(-1)
  if (!file || file.content.length > store.maxMegabytes * 1048576) return refuse(400, 'EntityTooLarge', 'too large')
  store.files.set(key, { model: given.model, type: file.type, content: file.content })
  return { status: 200, type: 'text/plain', body: '' }
}

function partsOf(body: Buffer, boundary: string): { name: string; type: string; content: Buffer }[] {
  const mark = Buffer.from(`--${boundary}`)
  const parts: { name: string; type: string; content: Buffer }[] = []
  let at = body.indexOf(mark)
  for (let next = body.indexOf(mark, at + 1); next > 0; at = next, next = body.indexOf(mark, at + 1)) {
    const part = body.subarray(at + mark.length + 2, next - 2)
    const split = part.indexOf('\r\n\r\n')
    const head = part.subarray(0, split).toString()
    const name = / name="([^"]*)"/.exec(head)?.[1] ?? ''
    const type = /content-type: (\S+)/i.exec(head)?.[1] ?? ''
    parts.push({ name, type, content: part.subarray(split + 4) })
  }
  return parts
}

import { openAsBlob } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { FormData } from 'undici'
import type { SourceFile } from '../engine.ts'
import { upstreamFailure } from '../remote/failures.ts'
import type { RemoteTask } from '../remote/service.ts'
import { type Answer, brief, type Upstream } from '../remote/upstream.ts'
import { Policy } from './schemas.ts'

/** Where the vendor finds the files: our own public addresses, or `oss://` ones of its temporary store. */
export interface Media {
  clip: string
  reference: string | null
}

/** What handing over needs to know of the service. */
export interface Store {
  upstream: Upstream
  baseUrl: string
  /** A file belongs to the model that it was uploaded for. */
  model: string
}

const TYPES: Record<string, string> = {
  '.mp4': 'video/mp4',
  '.mov': 'video/quicktime',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.bmp': 'image/bmp',
}

export async function handOver(store: Store, task: RemoteTask, signal: AbortSignal): Promise<Media> {
  const clip = await addressOf(store, `${task.job}-clip`, task.source, signal)
  const reference = task.reference && (await addressOf(store, `${task.job}-reference`, task.reference, signal))
  return { clip, reference }
}

async function addressOf(store: Store, name: string, source: SourceFile, signal: AbortSignal): Promise<string> {
  return source.url ?? (await upload(store, name + extname(source.file).toLowerCase(), source.file, signal))
}

/**
 * Uploads by https://www.alibabacloud.com/help/en/model-studio/get-temporary-file-url; the file lives 48 h there. Each
 * upload has a policy of its own, and with it a folder of its own, so that one done again meets no file in its way.
 */
async function upload(store: Store, name: string, file: string, signal: AbortSignal): Promise<string> {
  let answer: Answer | undefined
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const policy = await getPolicy(store, signal)
    const key = `${policy.upload_dir}/${name}`
    const body = await form(policy, key, file)
    // The host is told by the vendor and is none of its interface's own: it gets no credentials, the policy is the key.
    answer = await store.upstream.answer({ method: 'POST', url: policy.upload_host, body, accept: [400, 403], signal })
    if (answer.status < 300) return `oss://${key}`
    if (!/policy expired/i.test(answer.text)) break
  }
  const cause = answer && brief(answer)
  throw /EntityTooLarge/.test(cause ?? '') ? upstreamFailure('input', cause) : upstreamFailure('upstream', cause, true)
}

export async function getPolicy({ upstream, baseUrl, model }: Store, signal?: AbortSignal): Promise<Policy> {
  const url = `${baseUrl}/api/v1/uploads?action=getPolicy&model=${encodeURIComponent(model)}`
  return (await upstream.ask({ method: 'GET', url, ...(signal && { signal }) }, Policy)).data
}

/** The fields in the documented order; what comes after the file is not read. Throws `Failure('input')` for a file too large. */
async function form(policy: Policy, key: string, file: string): Promise<FormData> {
  const { size } = await stat(file)
  const most = policy.max_file_size_mb ?? Number.POSITIVE_INFINITY
  if (size > most * 1048576) throw upstreamFailure('input', `the file has ${size} bytes, more than ${most} MB`)
  const type = TYPES[extname(key)] ?? 'application/octet-stream'
  const form = new FormData()
  form.append('OSSAccessKeyId', policy.oss_access_key_id)
  form.append('Signature', policy.signature)
  form.append('policy', policy.policy)
  form.append('key', key)
  form.append('x-oss-object-acl', policy.x_oss_object_acl)
  form.append('x-oss-forbid-overwrite', policy.x_oss_forbid_overwrite)
  form.append('success_action_status', '200')
  form.append('x-oss-content-type', type)
  form.append('file', await openAsBlob(file, { type }), key.slice(key.lastIndexOf('/') + 1))
  return form
}

import { randomUUID } from 'node:crypto'
import { Refusal, type Reply, type Route } from './loopback.ts'

/** A file that was announced; `content` once it is there. */
interface Slot {
  contentType: string
  multipart: boolean
  parts: Map<number, Buffer>
  content: Buffer | null
  expired: boolean
}

export type CdnPoint = 'put' | 'part' | 'complete' | 'file' | 'video'

const PART_BYTES = 10 * 1048576

/** Where fal keeps files: uploads to announced URLs, whose query is their only credential, and reads by anyone. */
export function createCdn(video: Buffer) {
  const slots = new Map<string, Slot>()
  const slotOf = (id: string | undefined, sent: URLSearchParams | null): Slot => {
    const slot = slots.get(id ?? '')
    if (!slot || slot.expired || (sent && sent.get('signature') !== id)) throw new Refusal(403, { detail: 'Expired' })
    return slot
  }
  const routes: Route<CdnPoint>[] = [
    {
      at: 'put',
      method: 'PUT',
      path: /^\/upload\/([\w-]+)$/,
      handle: ({ query, headers, body }, id) => {
        const slot = slotOf(id, query)
        noCredentials(headers)
        if (slot.multipart) throw new Refusal(400, { detail: 'Parts only' })
        if (headers['content-length'] === undefined) throw new Refusal(411, { detail: 'Length required' })
        if (headers['content-type'] !== slot.contentType) throw new Refusal(400, { detail: 'Another content type' })
        slot.content = body
        return { status: 200 }
      },
    },
    {
      at: 'part',
      method: 'PUT',
      path: /^\/upload\/([\w-]+)\/(\d+)$/,
      handle: ({ query, headers, body }, id, number) => {
        const slot = slotOf(id, query)
        noCredentials(headers)
        if (!slot.multipart) throw new Refusal(400, { detail: 'No parts' })
        if (headers['content-length'] === undefined) throw new Refusal(411, { detail: 'Length required' })
        if (body.length > PART_BYTES) throw new Refusal(413, { detail: 'Part too large' })
        slot.parts.set(Number(number), body)
        return { status: 200, json: { partNumber: Number(number), etag: `"${number}"` } }
      },
    },
    {
      at: 'complete',
      method: 'POST',
      path: /^\/upload\/([\w-]+)\/complete$/,
      handle: ({ query, headers, body }, id) => {
        const slot = slotOf(id, query)
        noCredentials(headers)
        const { parts } = JSON.parse(body.toString()) as { parts: { partNumber: number; etag: string }[] }
        const wanted = [...slot.parts.keys()].map((number) => ({ partNumber: number, etag: `"${number}"` }))
        if (JSON.stringify(parts) !== JSON.stringify(wanted)) throw new Refusal(400, { detail: 'Other parts' })
        slot.content = Buffer.concat([...slot.parts.values()])
        return { status: 200 }
      },
    },
    { at: 'file', method: 'GET', path: /^\/files\/([\w-]+)$/, handle: (_, id) => contentOf(slotOf(id, null)) },
    { at: 'video', method: 'GET', path: /^\/files\/[\w-]+\/out\.mp4$/, handle: () => mp4(video) },
  ]
  return {
    routes,
    announce: (contentType: string, multipart: boolean): string => {
      const id = randomUUID()
      slots.set(id, { contentType, multipart, parts: new Map(), content: null, expired: false })
      return id
    },
    /** What was uploaded for this file URL; null where nothing was. */
    content: (url: string) => slots.get(url.split('/').at(-1) ?? '')?.content ?? null,
    expire: () => {
      for (const slot of slots.values()) slot.expired = true
    },
  }
}

/** Presigned URLs are refused when they come with an Authorization header as well. */
function noCredentials(headers: Record<string, unknown>): void {
  if (headers.authorization !== undefined) throw new Refusal(400, { detail: 'Only one way to authenticate' })
}

function contentOf({ content, contentType }: Slot): Reply {
  if (content === null) throw new Refusal(404, { detail: 'Not found' })
  return { status: 200, headers: { 'content-type': contentType }, body: content }
}

function mp4(body: Buffer): Reply {
  return { status: 200, headers: { 'content-type': 'video/mp4' }, body }
}

import type { Http } from './http.ts'
import type {
  AspectRatio,
  EditAccepted,
  EditParams,
  EditQuote,
  EditRequest,
  Resolution,
  Upload,
  WebhookEventName,
} from './types.ts'

/** A URL that the server can reach, or the bytes themselves, which are uploaded first. */
export type Source = string | URL | Blob

export interface QuoteOptions {
  /** mp4 or mov, 2–10 s, each side 240–4096 px, at most 100 MB. */
  video: Source
  /** What to change, in plain words. */
  prompt: string
  /** One image to go by: JPEG, PNG, BMP or WebP, each side 240–8000 px, at most 20 MB. */
  referenceImage?: Source | undefined
  /** Sets the price; 1080p by default. */
  resolution?: Resolution | undefined
  /** `auto`, the default, keeps the clip's own. */
  aspectRatio?: AspectRatio | undefined
  /** Keep this many seconds from the start, 2–10; the whole clip by default. */
  duration?: number | undefined
  /** `origin` keeps the clip's own sound. */
  audioSetting?: 'auto' | 'origin' | undefined
  negativePrompt?: string | undefined
  /** The same seed gives the same result. */
  seed?: number | undefined
  webhookUrl?: string | undefined
  webhookEvents?: WebhookEventName[] | undefined
  /** Stops the request. A job that was made in the same moment goes on. */
  signal?: AbortSignal | undefined
}

export interface EditOptions extends QuoteOptions {
  /**
   * Under the same key the server makes one job in 24 hours, however often it is asked. By default a fresh key for each
   * call; null sends none, and then nothing is repeated. A key of your own goes with the URL of an upload: bytes are
   * uploaded anew by each call, and then the request under the key is another one (`conflict`).
   */
  idempotencyKey?: string | null | undefined
}

/** Submits an edit; what it charges is charged once, whatever the network does. */
export async function submitEdit(http: Http, options: EditOptions): Promise<EditAccepted> {
  const { idempotencyKey = freshKey(), signal } = options
  return http.json({
    ...{ method: 'POST', path: '/v2/videos/edit', signal },
    body: await requestOf(http, options),
    ...(idempotencyKey !== null && { headers: { 'Idempotency-Key': idempotencyKey } }),
    repeatable: idempotencyKey !== null,
  })
}

export async function quoteEdit(http: Http, options: QuoteOptions): Promise<EditQuote> {
  const body = await requestOf(http, options)
  return http.json({
    ...{ method: 'POST', path: '/v2/videos/edit/quote', body, signal: options.signal },
    repeatable: true,
  })
}

/** A repeat at worst leaves a second file, which expires like the first. */
export async function upload(http: Http, file: Blob, signal?: AbortSignal): Promise<Upload> {
  const body = new FormData()
  body.append('file', file, 'name' in file ? String(file.name) : 'file')
  return http.json({ method: 'POST', path: '/v2/uploads', body, repeatable: true, signal })
}

async function requestOf(http: Http, options: QuoteOptions): Promise<EditRequest> {
  const { prompt, webhookUrl, webhookEvents, signal } = options
  const [video, referenceImage] = await Promise.all([
    urlOf(http, options.video, signal),
    options.referenceImage === undefined ? undefined : urlOf(http, options.referenceImage, signal),
  ])
  const params: { [Name in keyof EditParams]: EditParams[Name] | undefined } = {
    video,
    reference_image: referenceImage,
    resolution: options.resolution,
    aspect_ratio: options.aspectRatio,
    duration: options.duration,
    audio_setting: options.audioSetting,
    negative_prompt: options.negativePrompt,
    seed: options.seed,
  }
  return {
    ...{ model: 'wan-2.7-videoedit', prompt },
    // What is undefined is not sent.
    wan27VideoeditParams: params as EditParams,
    ...(webhookUrl !== undefined && { webhookUrl }),
    ...(webhookEvents !== undefined && { webhookEvents }),
  }
}

async function urlOf(http: Http, source: Source, signal?: AbortSignal): Promise<string> {
  return source instanceof Blob ? (await upload(http, source, signal)).url : String(source)
}

/** `randomUUID` is missing on pages that came over plain http. */
function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

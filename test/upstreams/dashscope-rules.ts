import type { IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'
import { fault, type Raw } from './dashscope-answers.ts'
import type { UploadStore } from './dashscope-store.ts'

const text = (most: number) => z.string().min(1).max(most)
const resolution = z.enum(['720P', '1080P'])
const ratio = z.enum(['16:9', '9:16', '1:1', '4:3', '3:4'])
const common = { watermark: z.boolean().optional(), seed: z.int().min(0).max(2147483647).optional() }

function body(
  model: RegExp,
  input: { prompt: number; negative: number; clip: string; images: number },
  parameters: z.ZodRawShape,
) {
  const media = z.strictObject({ type: z.enum([input.clip, 'reference_image']), url: z.string() })
  return z.strictObject({
    model: z.string().regex(model),
    input: z.strictObject({
      prompt: text(input.prompt),
      ...(input.negative > 0 && { negative_prompt: text(input.negative).optional() }),
      media: z
        .array(media)
        .refine((all) => all.filter(({ type }) => type === input.clip).length === 1, 'exactly one clip')
        .refine((all) => all.length <= input.images + 1, 'too many images'),
    }),
    parameters: z.strictObject({ ...common, ...parameters }),
  })
}

const audio = z.enum(['auto', 'origin']).optional()

/** What each model takes, and nothing else. `resolution` may be left out there, but that is an expensive mistake. */
const BODIES = [
  body(
    /^wan2\.7-videoedit/,
    { prompt: 5000, negative: 500, clip: 'video', images: 4 },
    {
      ...{ resolution, ratio: ratio.optional(), audio_setting: audio, prompt_extend: z.boolean().optional() },
      duration: z.union([z.literal(0), z.int().min(2).max(10)]).optional(),
    },
  ),
  body(
    /^happyhorse-1\.0-video-edit/,
    { prompt: 2500, negative: 0, clip: 'video', images: 5 },
    { resolution, audio_setting: audio },
  ),
  body(
    /^wan3\.0-video/,
    { prompt: 5000, negative: 0, clip: 'reference_video', images: 10 },
    {
      ...{ resolution, ratio: z.union([ratio, z.literal('adaptive')]).optional() },
      ...{ audio: z.boolean().optional(), duration: z.int().min(2).max(30).optional() },
    },
  ),
]

export interface CreateBody {
  model: string
  input: { prompt: string; negative_prompt?: string; media: { type: string; url: string }[] }
  parameters: Record<string, string | number | boolean> & { duration?: number }
}

/** Why the create is refused; null where it is not. */
export function refusal(store: UploadStore, headers: IncomingHttpHeaders, raw: Buffer): Raw | null {
  if (headers['content-type'] !== 'application/json') return fault(400, 'BadRequest.IllegalInput', 'not JSON')
  if (headers['x-dashscope-async'] !== 'enable') {
    return fault(403, 'AccessDenied', 'current user api does not support synchronous calls.')
  }
  const { model } = JSON.parse(raw.toString())
  if (!/^(wan2\.7-videoedit|happyhorse-1\.0-video-edit|wan3\.0-video)/.test(model)) {
    return fault(404, 'ModelNotFound', `Model ${model} does not exist`)
  }
  const tries = BODIES.map((body) => body.safeParse(JSON.parse(raw.toString())))
  if (!tries.some(({ success }) => success)) {
    return fault(400, 'InvalidParameter', tries.map(({ error }) => error?.message).join('; '))
  }
  return refusedMedia(store, headers['x-dashscope-ossresourceresolve'], JSON.parse(raw.toString()))
}

function refusedMedia(store: UploadStore, resolve: unknown, { model, input }: CreateBody): Raw | null {
  const stored = input.media.filter(({ url }) => url.startsWith('oss://'))
  if (resolve !== (stored.length > 0 ? 'enable' : undefined)) {
    return fault(400, 'InvalidURL', 'X-DashScope-OssResourceResolve goes with oss:// addresses, and only with them')
  }
  const lost = stored.find(({ url }) => store.files.get(url.slice('oss://'.length))?.model !== model)
  if (lost) return fault(400, 'BadRequest.InputDownloadFailed', lost.url)
  const wrong = input.media.find(({ url }) => !/^(oss|https?):\/\//.test(url))
  return wrong ? fault(400, 'InvalidURL', wrong.url) : null
}

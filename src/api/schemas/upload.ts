import { z } from 'zod'
import { timestamp, uuid } from './text.ts'

/** Describes the multipart body; its stream is read by the route itself. */
export const UploadForm = z
  .object({
    file: z.string().meta({
      format: 'binary',
      description:
        'The file, its type told by its contents: an image or sound of at most 25 MB, a video of at most 100 MB.',
    }),
  })
  .meta({ id: 'UploadForm' })

export const Upload = z
  .object({
    id: uuid(),
    url: z.string().meta({ description: 'Use it as `video` or `reference_image` of an edit; it needs no key.' }),
    kind: z.enum(['image', 'video', 'audio']).meta({ description: 'What the file is.' }),
    contentType: z.string().meta({ description: 'Its type as found in its contents.', examples: ['video/mp4'] }),
    byteSize: z.int().meta({ description: 'Its length in bytes.' }),
    expiresAt: timestamp().meta({ description: 'When the file is removed.' }),
  })
  .meta({ id: 'Upload' })

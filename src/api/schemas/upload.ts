import { z } from 'zod'
import { EXAMPLE } from './example.ts'
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
  .meta({ id: 'UploadForm', examples: [{ file: '(the bytes of clip.mp4)' }] })

export const Upload = z
  .object({
    id: uuid().meta({ description: "The upload's id." }),
    url: z.string().meta({ description: 'Use it as `video` or `reference_image` of an edit; it needs no key.' }),
    kind: z.enum(['image', 'video', 'audio']).meta({ description: 'What the file is.' }),
    contentType: z.string().meta({ description: 'Its type as found in its contents.', examples: ['video/mp4'] }),
    byteSize: z.int().meta({ description: 'Its length in bytes.' }),
    expiresAt: timestamp().meta({ description: 'When the file is removed.' }),
  })
  .meta({
    id: 'Upload',
    examples: [
      {
        ...{ id: 'a4f6e7d8-1b2c-4d3e-8f90-a1b2c3d4e5f6', url: EXAMPLE.uploadUrl, kind: 'video' },
        ...{ contentType: 'video/mp4', byteSize: 731852, expiresAt: '2026-01-05T11:29:40.000Z' },
      },
    ],
  })

import { z } from 'zod'
import { cursor } from './page.ts'
import { text, timestamp, uuid } from './text.ts'

const EXAMPLE = {
  id: '5e0c6f3a-4c0b-4b7e-9a53-0d2f3c1b7a10',
  name: 'laptop',
  prefix: 'afk_3hT9vQxL',
  status: 'active',
  email: 'ann@shop.localhost',
  createdAt: '2026-11-28T12:00:00.000Z',
  isCurrent: false,
}

const Key = z.object({
  id: uuid().meta({ description: "The key's id." }),
  name: z.string().meta({ description: 'What the key is for.' }),
  prefix: z.string().meta({ description: 'The first characters of the key, to tell keys apart.' }),
  status: z
    .enum(['active', 'inactive', 'revoked'])
    .meta({ description: '`inactive` was switched off by the operator; `revoked` is for good.' }),
  email: z.string().meta({ description: 'Whose key it is.' }),
  createdAt: timestamp().meta({ description: 'When the key was made.' }),
  isCurrent: z.boolean().meta({ description: 'Whether this request was made with it.' }),
})

export const KeyBody = Key.meta({ id: 'Key', description: 'An API key, without its secret.', examples: [EXAMPLE] })

export const FreshKey = Key.extend({
  key: z.string().meta({ description: 'The key itself. It is shown this once and stored nowhere.' }),
}).meta({ id: 'FreshKey', examples: [{ ...EXAMPLE, key: 'afk_3hT9vQxLm2R8cW5nYb7KdP1sZf4JgU6tAeXo0iVq' }] })

export const NewKeyBody = z
  .strictObject({
    name: text(100)
      .refine((name) => name.trim() !== '', 'Must not be blank')
      .meta({ minLength: 1, description: 'What the key is for.' }),
  })
  .meta({ id: 'NewKey', examples: [{ name: 'laptop' }] })

export const KeyParams = z.strictObject({ id: uuid().meta({ description: "The key's id." }) })

export const KeysQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20).meta({ description: 'Keys a page.' }),
  cursor: cursor().optional().meta({ description: '`nextCursor` of the page before.' }),
})

export const KeyPage = z
  .object({
    keys: z.array(KeyBody).meta({ description: 'Newest first, revoked ones included.' }),
    nextCursor: z.string().nullable().meta({ description: '`cursor` of the next page; null on the last one.' }),
    hasMore: z.boolean().meta({ description: 'Whether there is a next page.' }),
  })
  .meta({ id: 'KeyPage', examples: [{ keys: [EXAMPLE], nextCursor: null, hasMore: false }] })

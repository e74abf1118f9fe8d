import { z } from 'zod'

export const Health = z
  .object({ status: z.literal('ok').meta({ description: 'There is no other.' }) })
  .meta({ id: 'Health', examples: [{ status: 'ok' }] })

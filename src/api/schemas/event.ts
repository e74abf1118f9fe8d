import { z } from 'zod'

export const EventHeaders = z.object({
  'last-event-id': z.coerce.number().int().min(0).optional().meta({
    description: 'The id of the last event that was received; earlier ones are left out.',
  }),
})

export const EventStream = {
  description: 'A stream of `job` events, open until the job has ended.',
  content: { 'text/event-stream': { schema: z.string().meta({ description: 'Server-Sent Events.' }) } },
}

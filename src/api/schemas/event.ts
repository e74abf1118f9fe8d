import { z } from 'zod'
import { EVENT_EXAMPLE } from './job.ts'

export const EventHeaders = z.object({
  'last-event-id': z.coerce.number().int().min(0).optional().meta({
    description: 'The id of the last event that was received; earlier ones are left out.',
  }),
})

export const EventStream = {
  description: 'A stream of `job` events, open until the job has ended.',
  content: {
    'text/event-stream': {
      schema: z.string().meta({
        description:
          'Server-Sent Events named `job`; the data of each is a JobEvent, its id what `Last-Event-ID` takes.',
        // OpenAPI 3.1 has no word for what is in a stream.
        'x-event': { name: 'job', data: { $ref: '#/components/schemas/JobEvent' } },
        examples: [`id: 3\nevent: job\ndata: ${JSON.stringify(EVENT_EXAMPLE)}\n\n`],
      }),
    },
  },
}

import { z } from 'zod'

const EngineBody = z
  .object({
    name: z.string().meta({ description: "As in a result's `engine`." }),
    kind: z.enum(['embedded', 'remote', 'simulated']).meta({
      description: '`embedded` edits on this server, `remote` elsewhere, `simulated` not at all.',
    }),
    status: z.enum(['ready', 'unavailable']).meta({ description: 'Whether it answered when it was last asked.' }),
    detail: z.string().meta({ description: 'What it takes and costs the operator, or what its silence means.' }),
  })
  .meta({ id: 'Engine' })

export const EngineList = z
  .object({ engines: z.array(EngineBody).meta({ description: 'In order of preference.' }) })
  .meta({
    id: 'EngineList',
    examples: [
      {
        engines: [
          {
            name: 'local',
            kind: 'embedded',
            status: 'ready',
            detail: 'looks, people, backgrounds and weather on this processor; any clip within the limits; free',
          },
        ],
      },
    ],
  })

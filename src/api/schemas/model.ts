import { z } from 'zod'

export const MODEL_ID = 'wan-2.7-videoedit'

const MODALITIES = ['image', 'video', 'music'] as const

export const ModelsQuery = z.strictObject({
  modality: z.enum(MODALITIES).optional().meta({ description: 'Only models of this kind.' }),
})

const Model = z
  .object({
    id: z.string().meta({ description: 'What `model` of a request takes.', examples: [MODEL_ID] }),
    label: z.string().meta({ description: 'A name for people.' }),
    modality: z.enum(MODALITIES).meta({ description: 'What the model makes.' }),
    description: z.string().meta({ description: 'What the model does, in a sentence.' }),
    pricingMode: z.literal('per-second').meta({ description: 'Billed per begun second of the edited clip.' }),
    costMin: z.int().meta({ description: 'Credits of the cheapest request: 2 s at 720p.' }),
    costMax: z.int().meta({ description: 'Credits of the dearest request: 10 s at 1080p.' }),
  })
  .meta({ id: 'Model' })

export const ModelList = z.object({ models: z.array(Model).meta({ description: 'All of them.' }) }).meta({
  id: 'ModelList',
  examples: [
    {
      models: [
        {
          ...{ id: MODEL_ID, label: 'Wan 2.7 Video Edit', modality: 'video', pricingMode: 'per-second' },
          description: 'Edits a clip of 2 to 10 seconds as a prompt says: looks, colours, atmosphere.',
          ...{ costMin: 40, costMax: 300 },
        },
      ],
    },
  ],
})

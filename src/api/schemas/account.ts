import { z } from 'zod'
import { uuid } from './text.ts'

const User = z.object({
  id: uuid().meta({ description: "The user's id." }),
  email: z.string().meta({ description: 'An address that tells users apart; nothing is sent there.' }),
  role: z.enum(['admin', 'member']).meta({ description: "An admin sees the whole team's jobs." }),
})

const Team = z.object({
  id: uuid().meta({ description: "The team's id." }),
  name: z.string().meta({ description: "The team's name." }),
  plan: z.string().meta({ description: 'Always `self-hosted`.' }),
  credits: z.int().meta({ description: 'Credits left; 1 credit is US$0.01.' }),
  customerId: z.string().nullable().meta({ description: 'Always null: this server has no billing provider.' }),
  maxConcurrentJobs: z.int().meta({ description: 'How many jobs of the team run at the same time.' }),
})

const ApiKey = z.object({
  id: uuid().meta({ description: "The key's id." }),
  name: z.string().meta({ description: 'What the key was called when it was made.' }),
  prefix: z.string().meta({ description: 'The first characters of the key, to tell keys apart.' }),
})

export const AccountBody = z
  .object({
    user: User.meta({ description: 'Whom the key belongs to.' }),
    team: Team.meta({ description: 'Who pays.' }),
    apiKey: ApiKey.meta({ description: 'The key of this request.' }),
  })
  .meta({
    id: 'Account',
    examples: [
      {
        user: { id: '5f0f6a44-7a93-4f0e-8a57-50c0a1d2b7aa', email: 'ann@example.com', role: 'admin' },
        team: {
          ...{ id: '7c9f5a0e-96c1-4a9c-9f6e-6f3f3a6f0c11', name: 'ann', plan: 'self-hosted', credits: 9900 },
          ...{ customerId: null, maxConcurrentJobs: 10 },
        },
        apiKey: { id: 'f2b1c0d3-2c1e-4a5b-8d7f-0a9b8c7d6e5f', name: 'ci', prefix: 'afk_3kQ9xWmT' },
      },
    ],
  })

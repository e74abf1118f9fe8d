import { z } from 'zod'
import { uuid } from './text.ts'

const User = z.object({
  id: uuid(),
  email: z.string(),
  role: z.enum(['admin', 'member']).meta({ description: "An admin sees the whole team's jobs." }),
})

const Team = z.object({
  id: uuid(),
  name: z.string(),
  plan: z.string(),
  credits: z.int().meta({ description: 'Credits left; 1 credit is US$0.01.' }),
  customerId: z.string().nullable().meta({ description: 'Always null: this server has no billing provider.' }),
  maxConcurrentJobs: z.int().meta({ description: 'How many jobs of the team run at the same time.' }),
})

const ApiKey = z.object({
  id: uuid(),
  name: z.string(),
  prefix: z.string().meta({ description: 'The first characters of the key, to tell keys apart.' }),
})

export const AccountBody = z
  .object({
    user: User.meta({ description: 'Whom the key belongs to.' }),
    team: Team.meta({ description: 'Who pays.' }),
    apiKey: ApiKey.meta({ description: 'The key of this request.' }),
  })
  .meta({ id: 'Account' })

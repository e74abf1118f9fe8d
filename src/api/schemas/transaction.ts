import { z } from 'zod'
import { EXAMPLE } from './example.ts'
import { cursor } from './page.ts'
import { timestamp, uuid } from './text.ts'

const Transaction = z
  .object({
    id: uuid().meta({ description: "The entry's id." }),
    kind: z.enum(['grant', 'debit', 'refund']).meta({ description: 'A debit pays for a job, a refund gives it back.' }),
    amount: z.int().meta({ description: 'Credits; negative for debits.' }),
    jobId: uuid().nullable().meta({ description: 'The job that it is about; null for grants.' }),
    reason: z.string().nullable().meta({ description: 'Why credits were granted.' }),
    createdAt: timestamp().meta({ description: 'When it was entered.' }),
  })
  .meta({ id: 'Transaction' })

export const TransactionsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20).meta({ description: 'Entries a page.' }),
  cursor: cursor().optional().meta({ description: '`nextCursor` of the page before.' }),
})

export const TransactionPage = z
  .object({
    transactions: z.array(Transaction).meta({ description: 'Newest first.' }),
    nextCursor: z.string().nullable().meta({ description: '`cursor` of the next page; null on the last one.' }),
    hasMore: z.boolean().meta({ description: 'Whether there is a next page.' }),
  })
  .meta({
    id: 'TransactionPage',
    examples: [
      {
        transactions: [
          {
            ...{ id: '3d6e2a9f-0a6c-4ef2-8c11-5b7a4e0d9c22', kind: 'debit', amount: -100, jobId: EXAMPLE.jobId },
            ...{ reason: null, createdAt: EXAMPLE.submittedAt },
          },
        ],
        ...{ nextCursor: EXAMPLE.cursor, hasMore: true },
      },
    ],
  })

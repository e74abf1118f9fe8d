import { accountOf } from '../auth.ts'
import type { Http } from '../http.ts'
import { encodeCursor } from '../schemas/page.ts'
import { errors, json } from '../schemas/response.ts'
import { TransactionPage, TransactionsQuery } from '../schemas/transaction.ts'
import type { Services } from '../services.ts'

const schema = {
  operationId: 'listTransactions',
  tags: ['Account'],
  summary: 'List credit movements',
  description: "Your team's ledger, newest first, a page at a time; the balance is the sum of all amounts.",
  querystring: TransactionsQuery,
  response: { 200: json('A page of the ledger.', TransactionPage), ...errors(400, 401, 403, 429, 500, 503) },
}

export function listTransactions(server: Http, { ledger }: Services): void {
  server.get('/v2/credits/transactions', { schema }, async (request) => {
    const { limit, cursor } = request.query
    const found = await ledger.entries(accountOf(request).team.id, limit, cursor)
    const page = found.slice(0, limit)
    const last = found.length > limit ? page.at(-1) : undefined
    return {
      transactions: page.map((entry) => ({ ...entry, createdAt: entry.createdAt.toISOString() })),
      nextCursor: last ? encodeCursor(last) : null,
      hasMore: last !== undefined,
    }
  })
}

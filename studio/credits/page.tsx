import type { Transaction } from '../../client/types.ts'
import { listTransactions } from '../api/calls.ts'
import { Page } from '../parts/page.tsx'
import { Paged } from '../parts/paged.tsx'
import { When } from '../parts/when.tsx'
import { addressOf } from '../route.ts'
import { account } from '../session/account.ts'
import { HowToGrant } from './how-to-grant.tsx'

const WORDS = { grant: 'Granted', debit: 'Edit', refund: 'Refund' }

/** What the team has left, and every movement that led there. */
export function CreditsPage() {
  const team = account.value?.team
  return (
    <Page
      title="Credits"
      lead="An edit is paid when it is submitted, and given back in full when it fails or is cancelled."
    >
      <p class="figure">
        <strong>{team ? team.credits.toLocaleString() : '…'}</strong> credits left
        {team && <span class="faint"> for the team “{team.name}”</span>}
      </p>
      <HowToGrant />
      <h2>Movements</h2>
      <Paged
        what="movements"
        load={async (cursor) => {
          const { transactions, nextCursor } = await listTransactions(cursor)
          return { items: transactions, nextCursor }
        }}
        empty={<p>Nothing was granted or spent yet.</p>}
      >
        {(items) => <Ledger items={items} />}
      </Paged>
    </Page>
  )
}

function Ledger({ items }: { items: Transaction[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">What</th>
          <th scope="col" class="number">
            Credits
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, kind, amount, jobId, reason, createdAt }) => (
          <tr key={id}>
            <td>
              <When at={createdAt} />
            </td>
            <td>
              {jobId === null ? WORDS[kind] : <a href={addressOf('jobs', jobId)}>{WORDS[kind]}</a>}
              {reason !== null && <span class="faint"> {reason}</span>}
            </td>
            <td class={amount > 0 ? 'number gain' : 'number'}>
              {amount > 0 ? '+' : '−'}
              {Math.abs(amount).toLocaleString()}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import { BalanceTable } from '@/components/trial-balance/balance-table'
import { ChecksTable } from '@/components/trial-balance/checks-table'
import { MomentFilter } from '@/components/trial-balance/moment-filter'
import { now } from '@/lib/clock'
import type { Query } from '@/lib/listing/filter'
import { urlOf } from '@/lib/listing/links'
import { balanceFilter } from '@/lib/trial-balance/filter'
import { readTrialBalance } from '@/lib/trial-balance/read'

/** The balance of the moment that the URL names, and what it agrees with. */
export async function Balance({ query }: { query: Query }) {
  const filter = balanceFilter.parse(query)
  const { value: balance, note } = await readTrialBalance(filter, now())
  const values = balanceFilter.serialise(filter)
  return (
    <>
      <ChecksTable balance={balance} note={note} />
      <BalanceTable
        at={balance.at}
        rows={balance.lines}
        tools={<MomentFilter at={filter.at} values={values} />}
        csvHref={urlOf('/trial-balance/csv', { at: balance.at })}
      />
    </>
  )
}

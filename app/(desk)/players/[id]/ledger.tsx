import { Suspense } from 'react'
import { LedgerEmpty } from '@/components/ledger/ledger-empty'
import { LedgerFilter } from '@/components/ledger/ledger-filter'
import { LedgerTable } from '@/components/ledger/ledger-table'
import { LedgerTotals } from '@/components/ledger/ledger-totals'
import { LiveSwitch } from '@/components/ledger/live-switch'
import { Pager } from '@/components/table/pager'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf, urlOf } from '@/lib/listing/links'
import { ledgerSortColumns, listLedger } from '@/lib/players/ledger'
import { type LedgerFilter as Filter, ledgerFilter } from '@/lib/players/ledger-filter'
import { totalLedger } from '@/lib/players/ledger-totals'
import { listPlayerProviders, type PlayerView } from '@/lib/players/overview'
import { playerPath } from '@/lib/players/path'
import type { SectionProps } from './section'

/** The ledger of a player's wallet, a page of it. */
export async function Ledger({ player, query }: SectionProps) {
  const filter = ledgerFilter.parse(query)
  const values = ledgerFilter.serialise(filter)
  const cursor = parseCursor(query, ledgerSortColumns)
  const path = playerPath(player.id)
  const [page, providers] = await Promise.all([
    player.walletId ? listLedger(player.walletId, filter, cursor) : { rows: [], next: null, previous: null },
    listPlayerProviders(player.id),
  ])
  return (
    <LedgerTable
      rows={page.rows}
      openId={typeof query.entry === 'string' ? query.entry : null}
      marksArrivals={cursor === null}
      csvHref={player.walletId ? urlOf(`${path}/ledger/csv`, values) : undefined}
      tools={<LedgerFilter path={path} filter={filter} values={values} providers={providers} />}
      views={<LiveSwitch isFirstPage={cursor === null} />}
      empty={<LedgerEmpty isFiltered={!ledgerFilter.isBlank(filter)} clearHref={path} />}
      foot={
        <>
          <Suspense fallback={null}>
            <Totals player={player} filter={filter} />
          </Suspense>
          <Pager {...linksOf(path, values, page, cursor === null)} />
        </>
      }
    />
  )
}

async function Totals({ player, filter }: { player: PlayerView; filter: Filter }) {
  if (!player.walletId) return null
  return <LedgerTotals totals={await totalLedger(player.walletId, filter)} currency={player.currency} />
}

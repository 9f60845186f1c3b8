import { EntryDetail } from '@/components/ledger/entry-detail'
import { RowDrawer } from '@/components/ui/row-drawer'
import { State } from '@/components/ui/state'
import { urlOf } from '@/lib/listing/links'
import { getLedgerEntry } from '@/lib/players/entry'
import { ledgerFilter } from '@/lib/players/ledger-filter'
import { findNeighbours } from '@/lib/players/neighbours'
import { playerPath } from '@/lib/players/path'
import { currentStaff } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'
import type { SectionProps } from './section'

const drawer = { row: 'entry', hint: 'go to the newer and older entry' }

/** The entry that the URL names, beside the ledger. */
export async function Entry({ player, query }: SectionProps) {
  if (typeof query.entry !== 'string' || !player.walletId) return null
  const entry = await getLedgerEntry(query.entry, player.walletId)
  if (!entry) {
    return (
      <RowDrawer title="Entry" newer={null} older={null} {...drawer}>
        <State kind="missing" title="No such entry in this ledger">
          The link may be cut short, or belong to another player.
        </State>
      </RowDrawer>
    )
  }
  const filter = ledgerFilter.parse(query)
  const { newerId, olderId } = await findNeighbours(player.walletId, entry.seq, filter)
  const path = playerPath(player.id)
  const staff = await currentStaff()
  const hrefOf = Object.fromEntries(
    entry.related.map(({ id }) => [id, urlOf(path, { ...ledgerFilter.serialise(filter), entry: id })]),
  )
  return (
    <RowDrawer title={`Entry ${entry.seq} · ${entry.kind}`} newer={newerId} older={olderId} {...drawer}>
      <EntryDetail
        entry={entry}
        hrefOf={hrefOf}
        explainHref={urlOf(`${path}/explain`, { entry: entry.id })}
        proofAgainst={staff && reasonAgainst(staff.role, 'ledger.verify')}
      />
    </RowDrawer>
  )
}

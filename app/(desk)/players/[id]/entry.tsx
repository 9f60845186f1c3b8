import { EntryDetail } from '@/components/ledger/entry-detail'
import { EntryDrawer } from '@/components/ledger/entry-drawer'
import { State } from '@/components/ui/state'
import type { Query } from '@/lib/listing/filter'
import { urlOf } from '@/lib/listing/links'
import { getLedgerEntry } from '@/lib/players/entry'
import { ledgerFilter } from '@/lib/players/ledger-filter'
import { findNeighbours } from '@/lib/players/neighbours'
import type { PlayerView } from '@/lib/players/overview'

type Props = { player: PlayerView; query: Query }

/** The entry that the URL names, beside the ledger. */
export async function Entry({ player, query }: Props) {
  if (typeof query.entry !== 'string' || !player.walletId) return null
  const entry = await getLedgerEntry(player.walletId, query.entry)
  if (!entry) {
    return (
      <EntryDrawer title="Entry" newerId={null} olderId={null}>
        <State kind="missing" title="No such entry in this ledger">
          The link may be cut short, or belong to another player.
        </State>
      </EntryDrawer>
    )
  }
  const filter = ledgerFilter.parse(query)
  const { newerId, olderId } = await findNeighbours(player.walletId, entry.seq, filter)
  const path = `/players/${encodeURIComponent(player.id)}`
  const hrefOf = Object.fromEntries(
    entry.related.map(({ id }) => [id, urlOf(path, { ...ledgerFilter.serialise(filter), entry: id })]),
  )
  return (
    <EntryDrawer title={`Entry ${entry.seq} · ${entry.kind}`} newerId={newerId} olderId={olderId}>
      <EntryDetail entry={entry} hrefOf={hrefOf} />
    </EntryDrawer>
  )
}

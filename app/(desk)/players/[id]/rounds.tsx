import { RoundsTable } from '@/components/rounds/rounds-table'
import { Pager } from '@/components/table/pager'
import { State } from '@/components/ui/state'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf, urlOf } from '@/lib/listing/links'
import { playerPath } from '@/lib/players/path'
import { roundFilter } from '@/lib/rounds/filter'
import { listRounds, roundSortColumns } from '@/lib/rounds/list'
import type { SectionProps } from './section'

/** The player's rounds: the list of all rounds, of this player. */
export async function Rounds({ player, query }: SectionProps) {
  const filter = { ...roundFilter.parse({}), player: player.id }
  const cursor = parseCursor(query, roundSortColumns)
  const page = await listRounds(filter, cursor)
  return (
    <RoundsTable
      isOfPlayer
      rows={page.rows}
      csvHref={urlOf('/rounds/csv', roundFilter.serialise(filter))}
      foot={<Pager {...linksOf(playerPath(player.id), { tab: 'rounds' }, page, cursor === null)} />}
      empty={
        <State kind="empty" title="No rounds yet">
          A round opens with its first accepted bet.
        </State>
      }
    />
  )
}

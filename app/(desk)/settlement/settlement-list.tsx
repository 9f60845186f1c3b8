import { FigureWords } from '@/components/settlement/figure-words'
import { SettlementEmpty } from '@/components/settlement/settlement-empty'
import { SettlementFilter } from '@/components/settlement/settlement-filter'
import { SettlementFoot } from '@/components/settlement/settlement-foot'
import { SettlementPlace } from '@/components/settlement/settlement-place'
import { SettlementTable } from '@/components/settlement/settlement-table'
import { Pager } from '@/components/table/pager'
import { Stack } from '@/components/ui/stack'
import { now } from '@/lib/clock'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf, urlOf } from '@/lib/listing/links'
import { settlementFilter } from '@/lib/settlement/filter'
import { groupingOf, settlementSortColumns } from '@/lib/settlement/list'
import { monthsBetween } from '@/lib/settlement/months'
import { readSettlement } from '@/lib/settlement/read'

const path = '/settlement'

/** A month as the URL asks for it: by provider and currency, by day, or by game. */
export async function SettlementList({ query }: { query: Query }) {
  const filter = settlementFilter.parse(query)
  const cursor = parseCursor(query, settlementSortColumns)
  const { value, note } = await readSettlement(filter, now(), cursor)
  const { calendar, asked, page, total } = value
  const values = settlementFilter.serialise(asked)
  return (
    <Stack>
      <SettlementPlace asked={asked} />
      <SettlementTable
        grouping={groupingOf(asked)}
        rows={page.rows}
        csvHref={urlOf(`${path}/csv`, values)}
        tools={
          <SettlementFilter
            asked={asked}
            months={monthsBetween(calendar.first, calendar.present)}
            values={values}
          />
        }
        foot={
          <>
            <SettlementFoot total={total} calendar={calendar} note={note} />
            <Pager {...linksOf(path, values, page, cursor === null)} />
          </>
        }
        empty={<SettlementEmpty month={asked.month} />}
      />
      <FigureWords />
    </Stack>
  )
}

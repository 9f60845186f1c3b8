import { HangingPanel } from '@/components/rates/hanging-panel'
import { RevisionsTable } from '@/components/rates/revisions-table'
import { Pager } from '@/components/table/pager'
import type { RatedCurrency } from '@/lib/fx/get-currency'
import { readHanging } from '@/lib/fx/hanging'
import { listRevisions, revisionSortColumns } from '@/lib/fx/list-revisions'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf } from '@/lib/listing/links'

/** The rounds of a day's rate. */
export async function Hangs({ currency, day }: { currency: RatedCurrency; day: string }) {
  const { code, baseCurrency } = currency
  const hanging = await readHanging(currency, day)
  return <HangingPanel hanging={hanging} day={day} code={code} baseCurrency={baseCurrency} />
}

/** A page of all revisions. */
export async function Revisions({ code, query }: { code: string; query: Query }) {
  const cursor = parseCursor(query, revisionSortColumns)
  const page = await listRevisions(code, cursor)
  const path = `/rates/${code}`
  return (
    <RevisionsTable
      code={code}
      rows={page.rows}
      foot={<Pager {...linksOf(path, {}, page, cursor === null)} />}
      csvHref={`${path}/csv`}
    />
  )
}

import { HeldCharts } from '@/components/trial-balance/held-charts'
import { HoldingsTable } from '@/components/trial-balance/holdings-table'
import { readLiabilities } from '@/lib/trial-balance/liabilities'

/** What players hold, today at today's rates and day after day. */
export async function Held() {
  const { value } = await readLiabilities()
  return (
    <>
      <HoldingsTable liabilities={value} />
      {value.days.length > 0 ? <HeldCharts liabilities={value} /> : null}
    </>
  )
}

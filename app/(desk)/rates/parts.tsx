import { RateAlarms } from '@/components/rates/rate-alarms'
import { Matrix } from '@/components/rates/rate-matrix'
import { RatesFilter } from '@/components/rates/rates-filter'
import { now } from '@/lib/clock'
import { listRatedCurrencies, listUsedCurrencies } from '@/lib/fx/currencies'
import { rateFilter } from '@/lib/fx/filter'
import { readMatrix } from '@/lib/fx/matrix'
import type { Query } from '@/lib/listing/filter'
import { urlOf } from '@/lib/listing/links'
import { readRateAlarms } from '@/lib/reports/rate-alarms'

/** What is wrong today. */
export async function Alarms() {
  return <RateAlarms {...(await readRateAlarms(now()))} />
}

/** The days and currencies that the URL asks for. */
export async function Table({ query }: { query: Query }) {
  const filter = rateFilter.parse(query)
  const values = rateFilter.serialise(filter)
  const [matrix, used, rated] = await Promise.all([
    readMatrix(filter, now()),
    listUsedCurrencies(),
    listRatedCurrencies(),
  ])
  const codes = [...new Set([...used, ...rated])].toSorted()
  return (
    <Matrix
      matrix={matrix}
      tools={<RatesFilter filter={filter} values={values} codes={codes} />}
      csvHref={urlOf('/rates/csv', values)}
      isFiltered={!rateFilter.isBlank(filter)}
    />
  )
}

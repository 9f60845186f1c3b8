import { currencyCode, declareFilter, oneOf } from '@/lib/listing/filter'

/** What the table of rates can be asked for. Without a month it is the last 31 days; without `all`, what players hold. */
export const rateFilter = declareFilter({
  month: { label: 'Month', parse: text => (/^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$/.test(text) ? text : null) },
  currency: currencyCode('Currency'),
  show: oneOf('Currencies', ['all']),
})

export type RateFilter = ReturnType<typeof rateFilter.parse>

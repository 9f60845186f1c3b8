import { appPool } from '@/lib/db/pools'
import { env } from '@/lib/env'

/**
 * Lays down the base currency on the first start. Once anything was posted it stays: values in two base
 * currencies would not add up.
 */
export async function settleBaseCurrency(): Promise<void> {
  const wanted = env().CAGE_BASE_CURRENCY
  if (!wanted) return
  const { rows } = await appPool().query(
    'select base_currency, exists (select from transactions) as used from settings',
  )
  const { base_currency: current, used } = rows[0]
  if (current === wanted) return
  if (used) throw new Error(`CAGE_BASE_CURRENCY is ${wanted}, but this ledger is kept in ${current}.`)
  await appPool().query('update settings set base_currency = $1', [wanted])
}

import { readCsv } from '@/lib/listing/read-csv'
import { parseAmount } from '@/lib/money/amount'
import { againstRow, refuseAt, refuseRepeats } from './check-rows'
import { fileMax, type PlacedRow, rowsMax } from './sheet'

type Terms = { baseCurrency: string; today: string; from: string | null }

const columns = { required: ['date', 'currency', 'rate'], optional: ['source'] } as const

/**
 * Rates of a CSV file with the columns date, currency, rate and, if it likes, source: base units per unit of
 * currency, written like an amount. Days before `from` are left out. Refuses INVALID_REQUEST for the whole file
 * with line and reason.
 */
export function readRatesCsv(bytes: Buffer, terms: Terms): PlacedRow[] {
  const { rows } = readCsv(bytes, { columns, rowsMax, bytesMax: fileMax })
  const placed = rows.map(({ line, cells }): PlacedRow => {
    const [day, currency, written] = [cells.date!.trim(), cells.currency!.trim(), cells.rate!.trim()]
    const row = { day, currency, rate: parseAmount(written), source: cells.source?.trim() || 'csv' }
    const against = againstRow(row, terms)
    if (against) refuseAt(line, against.message)
    return { ...row, rate: row.rate!, quoted: null, line }
  })
  refuseRepeats(placed)
  return placed.filter(({ day }) => !terms.from || day >= terms.from)
}

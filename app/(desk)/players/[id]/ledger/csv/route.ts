import { csvPage } from '@/lib/listing/csv'
import { findCashWallet } from '@/lib/players/cash-wallet'
import { ledgerSortColumns, listLedger } from '@/lib/players/ledger'
import { ledgerCsvColumns } from '@/lib/players/ledger-columns'
import { ledgerFilter } from '@/lib/players/ledger-filter'
import { readPlayerId } from '@/lib/players/path'
import { csvResponse } from '@/lib/staff/csv'

export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const id = readPlayerId((await params).id) ?? ''
  const filter = ledgerFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  return csvResponse({
    name: 'ledger',
    permission: 'ledger.read',
    columns: ledgerCsvColumns,
    values: { player: id, ...ledgerFilter.serialise(filter) },
    keys: ledgerSortColumns,
    fetch: async cursor => {
      const walletId = await findCashWallet(id)
      return walletId
        ? listLedger(walletId, filter, cursor, csvPage)
        : { rows: [], next: null, previous: null }
    },
    playerId: id,
  })
}

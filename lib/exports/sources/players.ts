import { csvPage } from '@/lib/listing/csv'
import { parseSort, serialiseSort } from '@/lib/listing/sort'
import { findCashWallet } from '@/lib/players/cash-wallet'
import { playerColumns } from '@/lib/players/columns'
import { playerFilter, sortableFor } from '@/lib/players/filter'
import { countLedger, ledgerSortColumns, listLedger } from '@/lib/players/ledger'
import { ledgerCsvColumns } from '@/lib/players/ledger-columns'
import { ledgerFilter } from '@/lib/players/ledger-filter'
import { countPlayers, listPlayers, playerSortColumns } from '@/lib/players/list'
import { sessionColumns } from '@/lib/sessions/columns'
import { listSessions, sessionFilter, sessionSortColumns } from '@/lib/sessions/list'
import { type OpenList, onePage, typesOf } from './source'

const playerOf = ({ player = '' }: Record<string, string>) => (/\p{Cc}|\p{Cs}/u.test(player) ? '' : player)

/** Rows of a page in an order that no index has: each page sorts all of them. */
const sortedPage = 50_000

/** Players, and what is one player's. */
export const playerLists = {
  players: (asked, { at }) => {
    const filter = playerFilter.parse(asked)
    const sortable = sortableFor(filter)
    const sort = parseSort(asked, sortable)
    return {
      asked: { ...playerFilter.serialise(filter), ...serialiseSort(sort, sortable) },
      columns: playerColumns,
      types: typesOf({ balance: 'currency' }, ['createdAt', 'seenAt']),
      keys: playerSortColumns,
      fetch: cursor => listPlayers(filter, sort, cursor, sort.id === 'balance' ? sortedPage : csvPage, at),
      count: () => countPlayers(filter, sort, at),
    }
  },
  ledger: asked => {
    const playerId = playerOf(asked)
    const filter = ledgerFilter.parse(asked)
    return {
      asked: { player: playerId, ...ledgerFilter.serialise(filter) },
      columns: ledgerCsvColumns,
      types: typesOf(
        { amount: 'currency', balance: 'currency', value: 'baseCurrency' },
        ['at'],
        ['seq', 'rate', 'httpStatus'],
      ),
      keys: ledgerSortColumns,
      fetch: async cursor => {
        const walletId = await findCashWallet(playerId)
        return walletId ? listLedger(walletId, filter, cursor, csvPage) : onePage([])
      },
      count: async () => {
        const walletId = await findCashWallet(playerId)
        return walletId ? countLedger(walletId, filter) : 0
      },
      playerId,
    }
  },
  sessions: asked => {
    const playerId = playerOf(asked)
    const filter = sessionFilter.parse(asked)
    return {
      asked: { player: playerId, ...sessionFilter.serialise(filter) },
      columns: sessionColumns,
      types: typesOf({}, ['createdAt', 'expiresAt', 'endedAt']),
      keys: sessionSortColumns,
      fetch: cursor => listSessions(playerId, filter, cursor, csvPage),
      playerId,
    }
  },
} satisfies Record<string, OpenList>

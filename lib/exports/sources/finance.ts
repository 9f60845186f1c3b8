import { auditColumns } from '@/lib/audit/columns'
import { auditFilter } from '@/lib/audit/filter'
import { auditSortColumns, countAudit, listAudit } from '@/lib/audit/list'
import { csvPage } from '@/lib/listing/csv'
import { readProviderId } from '@/lib/providers/path'
import { differenceColumns, reconciliationColumns } from '@/lib/reconciliation/columns'
import { differenceFilter, reconciliationFilter } from '@/lib/reconciliation/filter'
import { getReconciliation } from '@/lib/reconciliation/get'
import { listReconciliations, reconciliationSortColumns } from '@/lib/reconciliation/list'
import {
  countDifferences,
  differenceSortColumns,
  listDifferences,
} from '@/lib/reconciliation/list-differences'
import { sealColumnsShown } from '@/lib/seals/columns'
import { listSeals, sealSortColumns } from '@/lib/seals/list'
import { entryColumns, lineColumns, settlementCsvColumns } from '@/lib/settlement/columns'
import { entrySortColumns } from '@/lib/settlement/entries'
import { figureNames } from '@/lib/settlement/figures'
import { entryFilter, settlementFilter } from '@/lib/settlement/filter'
import { getStatement } from '@/lib/settlement/get-statement'
import { groupingOf, settlementSortColumns } from '@/lib/settlement/list'
import { readEntries, readEntryCount, readSettlement } from '@/lib/settlement/read'
import { staffColumns } from '@/lib/staff/columns'
import { staffFilter } from '@/lib/staff/filter'
import { listStaff, staffSortColumns } from '@/lib/staff/list'
import { balanceColumns } from '@/lib/trial-balance/columns'
import { balanceFilter } from '@/lib/trial-balance/filter'
import { readTrialBalance } from '@/lib/trial-balance/read'
import { type OpenList, onePage, typesOf } from './source'

/** Every figure of a settlement in the currency that this column names. */
const figuresIn = (currency: string) => Object.fromEntries(figureNames.map(name => [name, currency]))

/** What is settled, and what controls the casino. */
export const financeLists = {
  settlement: (asked, { at }) => {
    const filter = settlementFilter.parse(asked)
    const amounts = { ...figuresIn('unit'), freeCost: 'unit', ggr: 'unit', ggrBase: 'baseCurrency' }
    return {
      asked: settlementFilter.serialise(filter),
      columns: settlementCsvColumns(groupingOf(filter)),
      types: typesOf(amounts, [], ['bets', 'rtp']),
      keys: settlementSortColumns,
      fetch: async cursor => (await readSettlement(filter, at, cursor, csvPage)).value.page,
    }
  },
  'settlement-entries': (asked, { at }) => {
    const filter = entryFilter.parse(asked)
    return {
      asked: entryFilter.serialise(filter),
      columns: entryColumns,
      types: typesOf({ amount: 'currency', base: 'baseCurrency' }, ['at']),
      keys: entrySortColumns,
      fetch: async cursor => (await readEntries(filter, at, cursor, csvPage)).value?.page ?? onePage([]),
      count: () => readEntryCount(filter, at),
    }
  },
  statement: (asked, { at }) => {
    const provider = readProviderId(asked.provider ?? '') ?? ''
    const filter = settlementFilter.parse(asked)
    return {
      asked: { ...settlementFilter.serialise(filter), provider },
      columns: lineColumns,
      types: typesOf({ ...figuresIn('currency'), ggr: 'currency' }, [], ['ggr_base']),
      keys: 0,
      fetch: async () => onePage((await getStatement(provider, filter.month, at))?.document.lines ?? []),
    }
  },
  'trial-balance': (asked, { at }) => {
    const filter = balanceFilter.parse(asked)
    const amounts = { debit: 'currency', credit: 'currency', balance: 'currency', base: 'baseCurrency' }
    return {
      asked: balanceFilter.serialise(filter),
      columns: balanceColumns,
      types: typesOf(amounts),
      keys: 0,
      fetch: async () => onePage((await readTrialBalance(filter, at)).value.lines),
    }
  },
  reconciliation: asked => {
    const filter = reconciliationFilter.parse(asked)
    return {
      asked: reconciliationFilter.serialise(filter),
      columns: reconciliationColumns,
      types: typesOf({}, ['startedAt'], ['lines', 'matched', 'differences']),
      keys: reconciliationSortColumns,
      fetch: cursor => listReconciliations(filter, cursor, csvPage),
    }
  },
  differences: asked => {
    const filter = differenceFilter.parse(asked)
    const id = asked.reconciliation ?? ''
    return {
      asked: { ...differenceFilter.serialise(filter), reconciliation: id },
      columns: differenceColumns,
      types: typesOf({ theirAmount: 'theirCurrency', ourAmount: 'ourCurrency' }, [], ['line']),
      keys: differenceSortColumns,
      fetch: async cursor =>
        (await getReconciliation(id)) ? listDifferences(id, filter, cursor, csvPage) : onePage([]),
      count: async () => ((await getReconciliation(id)) ? countDifferences(id, filter) : 0),
    }
  },
  seals: () => ({
    asked: {},
    columns: sealColumnsShown,
    types: typesOf({}, ['takenAt'], ['id', 'transactions', 'wallets', 'auditSeq']),
    keys: sealSortColumns,
    fetch: cursor => listSeals(cursor, csvPage),
  }),
  audit: asked => {
    const filter = auditFilter.parse(asked)
    return {
      asked: auditFilter.serialise(filter),
      columns: auditColumns,
      types: typesOf({}, ['at'], ['id']),
      keys: auditSortColumns,
      fetch: cursor => listAudit(filter, cursor, csvPage),
      count: () => countAudit(filter),
      playerId: filter.player ?? undefined,
    }
  },
  staff: asked => {
    const filter = staffFilter.parse(asked)
    return {
      asked: staffFilter.serialise(filter),
      columns: staffColumns,
      types: typesOf({}, ['seenAt'], ['liveSessions']),
      keys: staffSortColumns,
      fetch: cursor => listStaff(filter, cursor, csvPage),
    }
  },
} satisfies Record<string, OpenList>

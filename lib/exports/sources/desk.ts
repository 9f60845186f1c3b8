import { approvalColumns } from '@/lib/approvals/columns'
import { approvalFilter } from '@/lib/approvals/filter'
import { approvalSortColumns, listApprovals } from '@/lib/approvals/list'
import { listThresholds } from '@/lib/approvals/list-thresholds'
import { thresholdColumns } from '@/lib/approvals/threshold-columns'
import { caseColumns, stuckColumns } from '@/lib/cases/columns'
import { caseFilter, stuckFilter } from '@/lib/cases/filter'
import { caseSortColumns, countCases, countStuck, listCases, listStuck } from '@/lib/cases/list'
import { countOwnCalls, listOwnCalls } from '@/lib/engineers/own-calls'
import { csvPage } from '@/lib/listing/csv'
import { ownRequestColumns, requestColumns } from '@/lib/requests/columns'
import { requestFilter } from '@/lib/requests/filter'
import { countRequests, listRequests, requestSortColumns } from '@/lib/requests/list'
import { roundColumns } from '@/lib/rounds/columns'
import { roundFilter } from '@/lib/rounds/filter'
import { countRounds, listRounds, roundSortColumns } from '@/lib/rounds/list'
import { type OpenList, onePage, typesOf } from './source'

/** What the people at the desk work through. */
export const deskLists = {
  rounds: (asked, { at }) => {
    const filter = roundFilter.parse(asked)
    return {
      asked: roundFilter.serialise(filter),
      columns: roundColumns,
      types: typesOf(
        { stake: 'currency', win: 'currency', net: 'currency' },
        ['openedAt', 'updatedAt'],
        ['bets'],
      ),
      keys: roundSortColumns,
      fetch: cursor => listRounds(filter, cursor, csvPage, at),
      count: () => countRounds(filter, at),
      playerId: filter.player ?? undefined,
    }
  },
  'stuck-rounds': (asked, { staffId, at }) => {
    const filter = stuckFilter.parse(asked)
    return {
      asked: stuckFilter.serialise(filter),
      columns: stuckColumns,
      types: typesOf({ amount: 'currency' }, ['since', 'snoozedUntil']),
      keys: caseSortColumns,
      fetch: cursor => listStuck(filter, { staffId, at }, cursor, csvPage),
      count: () => countStuck(filter, { staffId, at }),
    }
  },
  cases: (asked, { staffId, at }) => {
    const filter = caseFilter.parse(asked)
    return {
      asked: caseFilter.serialise(filter),
      columns: caseColumns,
      types: typesOf({ amount: 'currency' }, ['snoozedUntil', 'openedAt', 'closedAt']),
      keys: caseSortColumns,
      fetch: cursor => listCases(filter, { staffId, at }, cursor, csvPage),
      count: () => countCases(filter, { staffId, at }),
      playerId: filter.player ?? undefined,
    }
  },
  approvals: asked => {
    const filter = approvalFilter.parse(asked)
    return {
      asked: approvalFilter.serialise(filter),
      columns: approvalColumns,
      types: typesOf({ amount: 'currency', baseAmount: 'baseCurrency' }, [
        'madeAt',
        'expiresAt',
        'decidedAt',
      ]),
      keys: approvalSortColumns,
      fetch: cursor => listApprovals(filter, cursor, csvPage),
      playerId: filter.player ?? undefined,
    }
  },
  thresholds: () => ({
    asked: {},
    columns: thresholdColumns,
    types: typesOf({}, ['setAt'], ['version']),
    keys: 0,
    fetch: async () => onePage(await listThresholds()),
  }),
  requests: (asked, { at }) => {
    const filter = requestFilter.parse(asked)
    return {
      asked: requestFilter.serialise(filter),
      columns: requestColumns,
      types: typesOf({}, ['at'], ['status', 'latency']),
      keys: requestSortColumns,
      fetch: cursor => listRequests(filter, cursor, csvPage, at),
      count: () => countRequests(filter, at),
      playerId: filter.player ?? undefined,
    }
  },
  'own-requests': (asked, { providerId, at }) => {
    const filter = { ...requestFilter.parse(asked), provider: null }
    return {
      asked: requestFilter.serialise(filter),
      columns: ownRequestColumns,
      types: typesOf({}, ['at'], ['status', 'latency']),
      keys: requestSortColumns,
      fetch: cursor => listOwnCalls({ providerId }, filter, cursor, csvPage, at),
      count: () => countOwnCalls({ providerId }, filter, at),
      playerId: filter.player ?? undefined,
    }
  },
} satisfies Record<string, OpenList>

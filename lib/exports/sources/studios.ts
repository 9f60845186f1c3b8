import { rateFilter } from '@/lib/fx/filter'
import { listRevisions, revisionSortColumns } from '@/lib/fx/list-revisions'
import { readMatrix } from '@/lib/fx/matrix'
import { matrixColumns } from '@/lib/fx/matrix-columns'
import { revisionColumns } from '@/lib/fx/revision-columns'
import { csvPage } from '@/lib/listing/csv'
import { providerFilter } from '@/lib/providers/filter'
import { gameColumns } from '@/lib/providers/games/columns'
import { gameFilter } from '@/lib/providers/games/filter'
import { gameSortColumns, listGames } from '@/lib/providers/games/list'
import { keyFileColumns } from '@/lib/providers/keys/columns'
import { listKeys } from '@/lib/providers/keys/list'
import { listPolicyChanges } from '@/lib/providers/list-policy-changes'
import { readProviderId } from '@/lib/providers/path'
import { policyChangeColumns } from '@/lib/providers/policy-changes'
import { healthColumns } from '@/lib/reports/health-columns'
import { healthSortColumns, listHealthPage } from '@/lib/reports/list-health'
import { type OpenList, onePage, typesOf } from './source'

const providerOf = (asked: Record<string, string>) => readProviderId(asked.provider ?? '') ?? ''

/** Providers, what is one provider's, and rates. */
export const studioLists = {
  providers: asked => {
    const filter = providerFilter.parse(asked)
    return {
      asked: providerFilter.serialise(filter),
      columns: healthColumns,
      types: typesOf({}, ['lastAt', 'maintenanceUntil']),
      keys: healthSortColumns,
      fetch: cursor => listHealthPage(filter, cursor, csvPage),
    }
  },
  keys: (asked, { at }) => {
    const provider = providerOf(asked)
    return {
      asked: { provider },
      columns: keyFileColumns,
      types: typesOf({}),
      keys: 0,
      fetch: async () => onePage(provider ? await listKeys(at, provider) : []),
    }
  },
  games: asked => {
    const provider = providerOf(asked)
    const filter = gameFilter.parse(asked)
    return {
      asked: { provider, ...gameFilter.serialise(filter) },
      columns: gameColumns,
      types: typesOf({}),
      keys: gameSortColumns,
      fetch: cursor => listGames(provider, filter, cursor, csvPage),
    }
  },
  policies: asked => {
    const provider = providerOf(asked)
    return {
      asked: { provider },
      columns: policyChangeColumns,
      types: typesOf({}, [], ['version']),
      keys: 0,
      fetch: async () => onePage(await listPolicyChanges(provider)),
    }
  },
  rates: (asked, { at }) => {
    const filter = rateFilter.parse(asked)
    return {
      asked: rateFilter.serialise(filter),
      columns: matrixColumns,
      types: typesOf({}, [], ['rate']),
      keys: 0,
      // A month of days at most: one page.
      fetch: async () => onePage((await readMatrix(filter, at)).cells.flat()),
    }
  },
  'rate-revisions': asked => {
    const currency = /^[A-Z][A-Z0-9]{2,9}$/.test(asked.currency ?? '') ? asked.currency! : ''
    return {
      asked: { currency },
      columns: revisionColumns,
      types: typesOf({}, ['setAt'], ['rate', 'revision']),
      keys: revisionSortColumns,
      fetch: cursor => listRevisions(currency, cursor, csvPage),
    }
  },
} satisfies Record<string, OpenList>

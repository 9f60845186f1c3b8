import type { Permission } from '@/lib/staff/permissions'

/** What of an export's columns is more than a text: plain decimals with the column of their currency, and moments in UTC. */
export type ColumnTypes = { decimals: Record<string, string | null>; times: readonly string[] }

type Kind = {
  title: string
  /** What reading the list takes, and what taking it away as a file takes. */
  read: Permission
  takes: Permission
  /** Where the list is had as CSV at once; none for the ledger, which is had as an export alone. */
  path: string | null
  /** What `[id]` in the path is called in the filter. */
  of?: string
}

/** Everything that can be exported: the ledger of the whole casino, and every list. */
export const exportKinds = {
  postings: { title: 'Postings', read: 'ledger.browse', takes: 'exports.ledger', path: null },
  transactions: { title: 'Transactions', read: 'ledger.browse', takes: 'exports.ledger', path: null },
  players: { title: 'Players', read: 'players.read', takes: 'exports.players', path: '/players/csv' },
  ledger: {
    title: "A player's ledger",
    read: 'ledger.read',
    takes: 'exports.players',
    path: '/players/[id]/ledger/csv',
    of: 'player',
  },
  sessions: {
    title: "A player's sessions",
    read: 'players.read',
    takes: 'exports.players',
    path: '/players/[id]/sessions/csv',
    of: 'player',
  },
  rounds: { title: 'Rounds', read: 'rounds.read', takes: 'exports.rounds', path: '/rounds/csv' },
  'stuck-rounds': { title: 'Stuck rounds', read: 'cases.read', takes: 'exports.rounds', path: '/stuck/csv' },
  cases: { title: 'Cases', read: 'cases.read', takes: 'exports.cases', path: '/cases/csv' },
  approvals: { title: 'Approvals', read: 'approvals.read', takes: 'exports.cases', path: '/approvals/csv' },
  thresholds: {
    title: 'Thresholds',
    read: 'thresholds.read',
    takes: 'exports.cases',
    path: '/thresholds/csv',
  },
  requests: { title: 'Calls', read: 'requests.read', takes: 'exports.requests', path: '/requests/csv' },
  'own-requests': {
    title: 'Own calls',
    read: 'studio.read',
    takes: 'exports.studio',
    path: '/studio/requests/csv',
  },
  providers: {
    title: 'Providers',
    read: 'providers.read',
    takes: 'exports.providers',
    path: '/providers/csv',
  },
  keys: {
    title: "A provider's keys",
    read: 'providers.read',
    takes: 'exports.providers',
    path: '/providers/[id]/keys/csv',
    of: 'provider',
  },
  games: {
    title: "A provider's games",
    read: 'providers.read',
    takes: 'exports.providers',
    path: '/providers/[id]/games/csv',
    of: 'provider',
  },
  policies: {
    title: "A provider's policies",
    read: 'providers.read',
    takes: 'exports.providers',
    path: '/providers/[id]/policies/csv',
    of: 'provider',
  },
  rates: { title: 'Rates', read: 'rates.read', takes: 'exports.rates', path: '/rates/csv' },
  'rate-revisions': {
    title: "A currency's rates",
    read: 'rates.read',
    takes: 'exports.rates',
    path: '/rates/[id]/csv',
    of: 'currency',
  },
  settlement: {
    title: 'Settlement',
    read: 'settlement.read',
    takes: 'exports.settlement',
    path: '/settlement/csv',
  },
  'settlement-entries': {
    title: 'Transactions of a figure',
    read: 'settlement.read',
    takes: 'exports.settlement',
    path: '/settlement/entries/csv',
  },
  statement: {
    title: 'A statement',
    read: 'settlement.read',
    takes: 'exports.settlement',
    path: '/settlement/statements/[id]/csv',
    of: 'provider',
  },
  'trial-balance': {
    title: 'Trial balance',
    read: 'settlement.read',
    takes: 'exports.settlement',
    path: '/trial-balance/csv',
  },
  reconciliation: {
    title: 'Reconciliations',
    read: 'reconciliation.read',
    takes: 'exports.reconciliation',
    path: '/reconciliation/csv',
  },
  differences: {
    title: 'Differences of a statement',
    read: 'reconciliation.read',
    takes: 'exports.reconciliation',
    path: '/reconciliation/[id]/csv',
    of: 'reconciliation',
  },
  seals: { title: 'Seals', read: 'ledger.verify', takes: 'exports.seals', path: '/seals/csv' },
  audit: { title: 'Audit', read: 'audit.read', takes: 'exports.audit', path: '/audit/csv' },
  staff: { title: 'Staff', read: 'staff.read', takes: 'exports.staff', path: '/staff/csv' },
} as const satisfies Record<string, Kind>

export type ExportKind = keyof typeof exportKinds
/** The kinds that are lists of the desk or a studio, and the two that are the ledger of the whole casino. */
export type ListKind = Exclude<ExportKind, LedgerKind>
export type LedgerKind = 'postings' | 'transactions'

/** The filter of an export as the URL has it. */
export type Asked = Record<string, string>

export const exportForms = ['csv', 'xlsx', 'parquet'] as const
export type ExportForm = (typeof exportForms)[number]

export const exportStates = ['queued', 'running', 'done', 'failed', 'cancelled', 'expired'] as const
export type ExportState = (typeof exportStates)[number]

export function isExportKind(word: unknown): word is ExportKind {
  return typeof word === 'string' && Object.hasOwn(exportKinds, word)
}

export function isLedgerKind(kind: ExportKind): kind is LedgerKind {
  return exportKinds[kind].path === null
}

/** What a list's CSV address asks for (`/players/anna/ledger/csv?kind=bet`); null where it is no list's. */
export function readListHref(href: string): { kind: ListKind; asked: Asked } | null {
  const [path = '', query = ''] = href.split('?', 2)
  for (const kind of Object.keys(exportKinds) as ExportKind[]) {
    if (isLedgerKind(kind)) continue
    const id = idIn(path, exportKinds[kind].path ?? '')
    if (id === null) continue
    const { of } = exportKinds[kind] as Kind
    return {
      kind: kind as ListKind,
      asked: { ...Object.fromEntries(new URLSearchParams(query)), ...(of ? { [of]: id } : {}) },
    }
  }
  return null
}

/** What stands in the place of `[id]`, empty where the path has none; null where they do not match. */
function idIn(path: string, pattern: string): string | null {
  const [before, after] = pattern.split('[id]')
  if (after === undefined) return path === pattern ? '' : null
  if (!path.startsWith(before!) || !path.endsWith(after)) return null
  const id = path.slice(before!.length, path.length - after.length)
  return id && !id.includes('/') ? decodeId(id) : null
}

function decodeId(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

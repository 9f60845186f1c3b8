/** What the application's role may do, a row a table: a table that is missing here may not be touched at all. */
export type Right = 'select' | 'insert' | 'update' | 'delete'

const appendOnly: Right[] = ['select', 'insert']
const editable: Right[] = ['select', 'insert', 'update']

export const rights: Record<string, Right[]> = {
  settings: editable,
  directory_revision: editable,
  providers: editable,
  policies: appendOnly,
  maintenance_windows: editable,
  credentials: editable,
  games: editable,
  game_limits: [...editable, 'delete'],
  rates: appendOnly,
  rate_sheets: editable,
  players: editable,
  sessions: editable,
  accounts: appendOnly,
  wallets: editable,
  rounds: editable,
  transactions: appendOnly,
  postings: appendOnly,
  tombstones: appendOnly,
  cases: editable,
  staff: editable,
  staff_sessions: [...editable, 'delete'],
  recovery_codes: [...editable, 'delete'],
  staff_links: editable,
  attempts: [...editable, 'delete'],
  audit_head: ['select'],
  audit_events: appendOnly,
  notes: appendOnly,
  sweeps: editable,
  player_limits: appendOnly,
  saved_views: [...editable, 'delete'],
  thresholds: appendOnly,
  approvals: editable,
  requests: appendOnly,
  _prisma_migrations: ['select'],
}

/** Tables whose rows are for ever: where no role could be made, the owner gives up its own rights on them. */
export const forEver = [
  'policies',
  'rates',
  'transactions',
  'postings',
  'tombstones',
  'audit_events',
  'notes',
  'player_limits',
  'thresholds',
]

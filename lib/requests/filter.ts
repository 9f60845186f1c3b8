import { declareFilter, type Field, oneOf, text } from '@/lib/listing/filter'
import type { Window } from '@/lib/listing/window'

export const callEndpoints = [
  'auth',
  'balance',
  'bet',
  'win',
  'rollback',
  'jackpot',
  'put_player',
  'get_player',
  'deposit',
  'withdrawal',
  'open_session',
  'end_session',
  'transactions',
] as const
export const callVerdicts = ['new', 'replay', 'conflict', 'refused', 'signature', 'read', 'error'] as const
export const callStatuses = ['2xx', '4xx', '5xx'] as const
export const callWindows = ['15m', '1h', '24h', '7d', 'all'] as const

/** Whole milliseconds. */
const milliseconds: Field<string> = {
  label: 'Latency',
  parse: value => (/^[0-9]{1,6}$/.test(value.trim()) ? value.trim() : null),
}

const uuid: Field<string> = {
  label: 'Request',
  parse: value => (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value.trim()) ? value.trim() : null),
}

/** What the list of calls can be asked for; the URL is written and read by this alone. */
export const requestFilter = declareFilter({
  window: oneOf('Time', callWindows),
  provider: text('Provider'),
  endpoint: oneOf('Endpoint', callEndpoints),
  verdict: oneOf('Verdict', callVerdicts),
  status: oneOf('Status', callStatuses),
  code: text('Code', 64),
  latency: milliseconds,
  player: text('Player'),
  transaction: text('Transaction'),
  round: text('Round'),
  request: uuid,
  key: text('Key'),
})

export type RequestFilter = ReturnType<typeof requestFilter.parse>

/**
 * How far back a filter looks: an hour unless it says otherwise. All of the log only where an index finds the
 * few calls it asks for: of a player, a transaction, a round, or one request.
 */
export function windowOf(filter: RequestFilter): Window | 'all' {
  const isNarrow = Boolean(filter.player || filter.transaction || filter.round || filter.request)
  if (isNarrow) return filter.window ?? 'all'
  return filter.window === 'all' ? '7d' : (filter.window ?? '1h')
}

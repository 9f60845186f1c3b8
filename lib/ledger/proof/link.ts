import { linkVersion } from '../link'

/**
 * The canonical text of a link in SQL, as `linkText` of lib/ledger/link.ts writes it. `t` and `p` name a row
 * of transactions and its posting (all null where there is none). It lives here and not in the database:
 * whoever can change the rows could change a function too.
 */
export function linkTextSql(t: string, p: string, previousHash = `${t}.previous_hash`): string {
  const at = `to_char(${t}.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
  const posting = columns(p, 'source_id destination_id currency amount rate')
    .concat(
      `to_char(${p}.rate_day, 'YYYY-MM-DD')`,
      `${p}.rate_source`,
      `${p}.rate_stale::text`,
      `${p}.balance_after`,
    )
    .join(`, E'\\t', `)
  const lines = [
    `'cage-link-v${linkVersion}'`,
    `encode(${previousHash}, 'hex')`,
    ...columns(t, 'wallet_id seq id provider_id scope provider_transaction_id'),
    ...columns(
      t,
      'kind type player_id round_id provider_round_id game_id currency amount round_closed::text',
    ),
    ...columns(t, 'reference_id original_id reverses::text jackpot_id'),
    ...columns(t, 'effect code http_status balance'),
    `encode(${t}.fingerprint, 'hex')`,
    ...columns(t, 'policy_version actor session_id'),
    at,
    `case when ${p}.wallet_id is not null then concat(${posting}) end`,
    `${t}.body`,
  ]
  return concat(lines)
}

/** The hash of a link in SQL. */
export function linkHashSql(t: string, p: string, previousHash?: string): string {
  return `sha256(convert_to(${linkTextSql(t, p, previousHash)}, 'UTF8'))`
}

function columns(row: string, names: string): string[] {
  return names.split(' ').map(name => `${row}.${name}`)
}

/** Joined by line breaks, nulls as nothing. A function takes a hundred arguments at most. */
function concat(lines: string[]): string {
  return `concat(${lines.join(`, E'\\n', `)})`
}

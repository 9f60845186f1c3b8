import { linkVersion } from '../link'

/**
 * The canonical text of a link in SQL, as `linkText` of lib/ledger/link.ts writes it. `t` and `p` name a row
 * of transactions and its posting (all null where there is none). It lives here and not in the database:
 * whoever can change the rows could change a function too. Needs datestyle ISO.
 */
export function linkTextSql(t: string, p: string, previousHash = `${t}.previous_hash`): string {
  const posting = columns(
    p,
    'source_id destination_id currency amount rate rate_day rate_source rate_stale balance_after',
  )
  const lines = [
    `'cage-link-v${linkVersion}'`,
    `encode(${previousHash}, 'hex')`,
    ...columns(
      t,
      'wallet_id seq id provider_id scope provider_transaction_id kind type? player_id round_id?',
    ),
    ...columns(t, 'provider_round_id? game_id? currency amount round_closed reference_id? original_id?'),
    ...columns(t, 'reverses jackpot_id? effect code? http_status balance'),
    `encode(${t}.fingerprint, 'hex')`,
    ...columns(t, 'policy_version? actor session_id?'),
    momentText(`${t}.at`),
    `case when ${p}.wallet_id is null then '' else ${posting.join(` || E'\\t' || `)} end`,
    `${t}.body`,
  ]
  return lines.join(` || E'\\n' || `)
}

/**
 * A moment as `toTimestamp` writes it. With a microsecond more it always has all its digits, of which the first three
 * after the point stay, and whatever a year of ours has not (BC): half the time of to_char.
 */
function momentText(at: string): string {
  const text = `(${at} at time zone 'UTC' + interval '1 microsecond')::text`
  return `replace(left(${text}, 23), ' ', 'T') || substr(${text}, 27) || 'Z'`
}

/** The hash of a link in SQL; null where something is missing that every link has: that is no hash to be equal to. */
export function linkHashSql(t: string, p: string, previousHash?: string): string {
  return `sha256(convert_to(${linkTextSql(t, p, previousHash)}, 'UTF8'))`
}

/** Columns of a row; one with a question mark may be null and is written as nothing. */
function columns(row: string, names: string): string[] {
  return names
    .split(' ')
    .map(name =>
      name.endsWith('?') ? `coalesce(${row}.${name.slice(0, -1)}::text, '')` : `${row}.${name}::text`,
    )
}

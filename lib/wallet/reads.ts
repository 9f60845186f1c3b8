import type { z } from 'zod'
import { type Instant, toTimestamp } from '@/lib/clock'
import { appPool } from '@/lib/db/pools'
import { sha256 } from '@/lib/ledger/link'
import { format, toAmount } from '@/lib/money/amount'
import { type Directory, directory, isLive, refreshDirectory } from '@/lib/providers/directory'
import { refuse } from '@/lib/refusal'
import type { Answer } from './answer'
import type { contracts } from './contracts'
import type { Call } from './endpoint'

export const sessionRow = `
select (select revision::text from directory_revision) as revision,
  s.id, s.provider_id, s.expires_at, s.ended_at, p.id as player_id, p.currency, p.country, p.language, p.test, w.balance::text as balance
from (select) one
left join sessions s on s.token_hash = decode($1, 'hex')
left join players p on p.id = s.player_id
left join wallets w on w.player_id = p.id and w.currency = p.currency and w.bucket = 'cash'`

export const balanceRow = `
select (select revision::text from directory_revision) as revision,
  p.id as player_id, p.currency, p.test, w.balance::text as balance
from (select) one
left join players p on p.id = $1
left join wallets w on w.player_id = p.id and w.currency = p.currency and w.bucket = 'cash'`

/** `/auth`: opens a token, as often as wanted. Blocked players may: only debits are refused to them. */
export async function authenticate({
  input,
  ...call
}: Call<z.output<typeof contracts.auth>>): Promise<Answer> {
  const row = await readRow(sessionRow, sha256(input.token))
  const known = await current(call, row.revision)
  const { providerId } = call.credential
  if (!row.id || row.provider_id !== providerId || !touches(known, providerId, row.test))
    refuse('INVALID_TOKEN')
  if (row.ended_at !== null || row.expires_at.getTime() <= call.at) refuse('TOKEN_EXPIRED')
  if (input.game_id !== null && !known.providers.get(providerId!)?.games.has(input.game_id))
    refuse('GAME_NOT_FOUND')
  return read({
    player_id: row.player_id,
    currency: row.currency,
    balance: format(toAmount(row.balance), row.currency),
    country: row.country,
    language: row.language,
    session_id: row.id,
    expires_at: toTimestamp(row.expires_at.getTime() as Instant),
  })
}

/** `/balance`: what the player has, whatever the state of player, token or provider. */
export async function readBalance({
  input,
  ...call
}: Call<z.output<typeof contracts.balance>>): Promise<Answer> {
  const row = await readRow(balanceRow, input.player_id)
  const known = await current(call, row.revision)
  if (!row.player_id || !touches(known, call.credential.providerId, row.test)) refuse('PLAYER_NOT_FOUND')
  if (row.currency !== input.currency) refuse('WRONG_CURRENCY')
  return read({
    player_id: row.player_id,
    currency: row.currency,
    balance: format(toAmount(row.balance), row.currency),
  })
}

async function readRow(text: string, key: string) {
  const { rows } = await appPool().query({
    name: text === sessionRow ? 'cage_session' : 'cage_balance',
    text,
    values: [key],
  })
  return rows[0]
}

/** The directory as of this read; a key revoked since its signature was checked opens nothing more. */
async function current(
  { credential, at }: Omit<Call<unknown>, 'input'>,
  revision: string,
): Promise<Directory> {
  const remembered = await directory()
  const known = remembered.revision === revision ? remembered : await refreshDirectory(appPool(), revision)
  const live = known.credentials.get(credential.keyId)
  return live && isLive(live, at) ? known : refuse('INVALID_SIGNATURE')
}

/** Sandbox keys touch test players, live keys real ones. */
function touches(known: Directory, providerId: string | null, test: boolean): boolean {
  return (known.providers.get(providerId ?? '')?.mode === 'sandbox') === test
}

function read(body: Record<string, string | null>): Answer {
  return { status: 200, body: JSON.stringify(body), verdict: 'read', code: null }
}

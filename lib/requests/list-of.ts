import { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import type { LoggedCall } from '@/lib/wire/call'
import { toCall } from './get'

const fields = Prisma.sql`r.id, r.at, r.door, r.endpoint, r.method, r.path, r.verdict, r.status, r.code, r.latency_us as "latencyUs",
  r.key_id as "keyId", r.provider_id as "providerId", r.player_id as "playerId", r.provider_transaction_id as "providerTransactionId",
  r.address, r.trace_id as "traceId", r.signed_at as "signedAt", r.signature, r.request, r.answer,
  r.provider_round_id as "providerRoundId", r.provider_reference_id as "providerReferenceId"`

/** Whose calls: a provider's, about one of its rounds of a player or about some transactions. */
export type CallsAbout = {
  providerId: string
  playerId: string
  /** The provider's own ids. */
  roundId: string | null
  transactionIds: string[]
  /** Nothing older is looked for. */
  since: Date
}

/** More calls than these are not read: a round has a handful. */
export const callsMax = 300

/**
 * The calls about a round, oldest first: those that name it, those of its transactions, and those that refer
 * to one of these (a rollback need not name its round). Three looks into an index each, never a scan.
 */
export async function listCallsAbout(about: CallsAbout): Promise<LoggedCall[]> {
  const named = await read(about)
  const known = new Set(about.transactionIds)
  const more = [...new Set(named.flatMap(call => call.transactionId ?? []))].filter(id => !known.has(id))
  // What was refused left no transaction: only its calls know its id, and a later rollback refers to it.
  const further = more.length > 0 ? await read({ ...about, roundId: null, transactionIds: more }) : []
  const found = new Map([...named, ...further].map(call => [call.id, call]))
  return [...found.values()].sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id)).slice(0, callsMax)
}

async function read(about: CallsAbout): Promise<LoggedCall[]> {
  const { providerId, playerId, roundId, transactionIds, since } = about
  const ours = Prisma.sql`r.provider_id = ${providerId} and r.at >= ${since}`
  const rows = await prisma().$queryRaw<Prisma.RequestModel[]>`
    (select ${fields} from requests r where r.provider_round_id = ${roundId} and r.player_id = ${playerId} and ${ours} limit ${callsMax})
    union all
    (select ${fields} from requests r where r.provider_transaction_id = any(${transactionIds}) and ${ours} limit ${callsMax})
    union all
    (select ${fields} from requests r where r.provider_reference_id = any(${transactionIds}) and r.player_id = ${playerId} and ${ours}
     limit ${callsMax})`
  return rows.map(toCall)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

import { toTimestamp } from '@/lib/clock'
import type { RequestEntry } from './entry'
import { redactTokens } from './redact'

/** Characters kept of a body; what is beyond is counted in a note at its end. */
export const textMax = 64 * 1024

/** The columns of `requests`, in the order of `copyLine`. */
export const columns =
  'id, at, door, endpoint, method, path, verdict, status, code, latency_us, key_id, provider_id, player_id,' +
  ' provider_transaction_id, address, trace_id, signed_at, signature, request, answer,' +
  ' provider_round_id, provider_reference_id'

const special = /[\\\n\r\t\0]/
const specials = /[\\\n\r\t\0]/g
const escapes: Record<string, string> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\0': '\uFFFD',
}

/** An entry as a line of COPY's text format: cut, cleaned of what Postgres text cannot hold, tokens masked. */
export function copyLine(entry: RequestEntry): string {
  const e = entry
  const call = `${e.id}\t${toTimestamp(e.at)}\t${e.door}\t${field(e.endpoint, 64)}\t${field(e.method, 16)}`
  const outcome = `${field(redactTokens(e.path), 2048)}\t${e.verdict}\t${e.status}\t${field(e.code, 64)}\t${e.latencyUs | 0}`
  const facts = `${field(e.keyId, 255)}\t${field(e.providerId, 255)}\t${field(e.playerId, 255)}\t${field(e.providerTransactionId, 255)}`
  const origin = `${field(e.address, 64)}\t${field(e.traceId, 64)}\t${field(e.signedAt, 64)}\t${field(e.signature, 512)}`
  const request =
    e.request === null ? null : redactTokens(e.request.toString('utf8').replaceAll('\0', '\uFFFD'))
  const round = `${field(e.providerRoundId, 255)}\t${field(e.providerReferenceId, 255)}`
  return `${call}\t${outcome}\t${facts}\t${origin}\t${body(request)}\t${body(redactTokens(e.answer))}\t${round}\n`
}

function field(text: string | null, max: number): string {
  if (text === null) return '\\N'
  return escaped(text.length > max ? text.slice(0, max) : text)
}

function body(text: string | null): string {
  if (text === null) return '\\N'
  if (text.length <= textMax) return escaped(text)
  return escaped(`${text.slice(0, textMax)}… (${text.length - textMax} more characters)`)
}

function escaped(text: string): string {
  return special.test(text) ? text.replace(specials, char => escapes[char]!) : text
}

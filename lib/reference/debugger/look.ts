import type { Mistake } from './mistakes'
import { type Sent, textOf } from './sent'

const bodyMax = 64 * 1024
const window = 300
const calls = /^\/?(wallet\/)?(auth|balance|bet|win|rollback|jackpot)(\?|$)/

/** What is wrong with a call to be seen without any secret. `seconds` is the time at which it was sent, if known. */
export function lookAt(sent: Sent, seconds: number | null): Mistake[] {
  return [
    ...lookAtKey(sent.keyId),
    ...lookAtTime(sent.timestamp, seconds),
    ...lookAtMethod(sent),
    ...lookAtPath(sent.path),
    ...lookAtBody(sent),
    ...lookAtSignature(sent.signature),
  ]
}

function lookAtKey(keyId: string): Mistake[] {
  if (keyId.trim() === '') return ['key_missing']
  return keyId.trim().startsWith('sk_') ? ['key_is_secret'] : []
}

function lookAtTime(timestamp: string, seconds: number | null): Mistake[] {
  if (timestamp === '') return ['time_missing']
  if (/^[0-9]{13}$/.test(timestamp)) return ['time_milliseconds']
  if (!/^[0-9]{1,12}$/.test(timestamp)) return ['time_not_seconds']
  if (seconds === null) return []
  return Math.abs(Number.parseInt(timestamp, 10) - Math.floor(seconds)) > window ? ['time_stale'] : []
}

function lookAtMethod({ method, path }: Sent): Mistake[] {
  if (method !== method.toUpperCase()) return ['method_lower_case']
  return path.startsWith('/api/wallet/') && method !== 'POST' ? ['method_not_post'] : []
}

function lookAtPath(path: string): Mistake[] {
  if (/^https?:\/\//i.test(path)) return ['path_full_url']
  const found: Mistake[] = []
  if (calls.test(path)) found.push('path_no_prefix')
  else if (!path.startsWith('/')) found.push('path_no_slash')
  if (/^\/api\/wallet\/[a-z]+\/(\?|$)/.test(path)) found.push('path_trailing_slash')
  if (path.includes('#')) found.push('path_fragment')
  if (/[^\x21-\x7e]/.test(path)) found.push('path_not_encoded')
  return found
}

function lookAtBody({ body, path }: Sent): Mistake[] {
  if (body.length === 0) return path.startsWith('/api/wallet/') ? ['body_empty'] : []
  if (body.length > bodyMax) return ['body_too_large']
  const text = textOf(body)
  if (text === null) return ['body_not_utf8']
  const found: Mistake[] = []
  if (text.startsWith('\ufeff')) found.push('body_bom')
  if (text.includes('\r\n')) found.push('body_crlf')
  if (/[\r\n]$/.test(text)) found.push('body_trailing_newline')
  if (!found.includes('body_bom') && !isJson(text)) found.push('body_not_json')
  return found
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function lookAtSignature(header: string): Mistake[] {
  if (header.trim() === '') return ['signature_missing']
  const values = header.split(',').map(value => value.trim())
  if (values.length > 8) return ['signature_too_many']
  const found = values.map(lookAtValue)
  // One good value is enough.
  return found.some(flaws => flaws.length === 0) ? [] : found[0]!
}

function lookAtValue(value: string): Mistake[] {
  const [, scheme, rest = ''] = /^(?:([A-Za-z0-9-]+)=(?!=|$))?(.*)$/s.exec(value)!
  const form = lookAtDigits(rest)
  if (scheme === undefined) return ['signature_no_scheme', ...form]
  return scheme === 'v1' ? form : ['signature_other_scheme', ...form]
}

function lookAtDigits(digits: string): Mistake[] {
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(digits)) return ['signature_base64']
  if (!/^[0-9a-f]*$/i.test(digits)) return ['signature_not_hex']
  if (digits.length !== 64) return ['signature_length']
  return digits === digits.toLowerCase() ? [] : ['signature_upper_case']
}

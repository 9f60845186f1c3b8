import type { Mistake } from './mistakes'
import { bytesOf, headOf, isSame, joined, type Sent, textOf } from './sent'

/** What may have been signed or signed with instead, and the mistake that would be. */
export type Guess<T> = { mistake: Mistake; value: T }

/** Other heads than the right one. `origin` is where the casino is reached. */
export function guessHeads(sent: Sent, origin: string): Guess<string>[] {
  const { timestamp: time, method, path } = sent
  const at = (changes: Partial<Sent>) => headOf({ ...sent, ...changes })
  const parts = ['v1', time, method, path]
  const guesses: [Mistake, string][] = [
    ['signed_no_query', at({ path: path.split('?')[0]! })],
    ['signed_no_prefix', at({ path: path.replace(/^\/api\/(wallet|operator)(?=\/)/, '') })],
    ['signed_no_prefix', at({ path: path.replace(/^\/api(?=\/)/, '') })],
    ['signed_no_prefix', at({ path: path.replace(/^\//, '') })],
    ['signed_full_url', at({ path: origin + path })],
    ['signed_full_url', at({ path: path.replace(/^https?:\/\/[^/]+/i, '') })],
    ['signed_trailing_slash', at({ path: `${path}/` })],
    ['signed_trailing_slash', at({ path: path.replace(/\/$/, '') })],
    ['signed_decoded_path', at({ path: decoded(path) })],
    ['signed_lower_method', at({ method: method.toLowerCase() })],
    ['signed_no_method', `v1\n${time}\n${path}\n`],
    ['signed_milliseconds', at({ timestamp: `${time}000` })],
    ['signed_no_time', `v1\n${method}\n${path}\n`],
    ['signed_no_version', `${time}\n${method}\n${path}\n`],
    ['signed_other_order', `v1\n${method}\n${path}\n${time}\n`],
    ['signed_no_last_newline', parts.join('\n')],
    ['signed_no_separator', parts.join('')],
    ...['.', '|', ':', ' ', '\r\n', '\\n'].map(
      mark => ['signed_other_separator', [...parts, ''].join(mark)] as [Mistake, string],
    ),
    ...secondsNear(time).map(other => ['signed_other_second', at({ timestamp: other })] as [Mistake, string]),
  ]
  return differing(guesses, headOf(sent), (a, b) => a === b)
}

/** Other bodies than the one that was sent; `hash` is its SHA-256 in hexadecimal. */
export function guessBodies(body: Uint8Array, hash: string): Guess<Uint8Array>[] {
  const text = textOf(body)
  const guesses: [Mistake, Uint8Array][] = [
    ['signed_newline_more', joined(body, bytesOf('\n'))],
    ['signed_newline_more', joined(body, bytesOf('\r\n'))],
    ['signed_no_body', new Uint8Array()],
    ['signed_body_hash', bytesOf(hash)],
  ]
  if (text !== null)
    guesses.push(
      ...textGuesses(text).map(([mistake, other]) => [mistake, bytesOf(other)] as [Mistake, Uint8Array]),
    )
  if (text !== null && [...text].every(letter => letter.codePointAt(0)! < 256)) {
    guesses.push(['signed_latin1', Uint8Array.from(text, letter => letter.codePointAt(0)!)])
  }
  return differing(guesses, body, isSame)
}

function textGuesses(text: string): [Mistake, string][] {
  return [
    ['signed_crlf', text.replace(/\r?\n/g, '\r\n')],
    ['signed_lf', text.replaceAll('\r\n', '\n')],
    ['signed_bom', `\ufeff${text}`],
    ['signed_no_bom', text.replace(/^\ufeff/, '')],
    ['signed_newline_less', text.trim()],
    ...rewritten(text),
  ]
}

/** JSON written a second time, as libraries do it. */
function rewritten(text: string): [Mistake, string][] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return []
  }
  const compact = JSON.stringify(value)
  return [
    ['signed_compact', compact],
    ['signed_escaped', compact.replaceAll('/', '\\/')],
    ['signed_escaped', escaped(compact)],
    ['signed_escaped', escaped(compact).replaceAll('/', '\\/')],
    ['signed_spaced', spaced(value)],
    ['signed_spaced', escaped(spaced(value))],
    ['signed_indented', JSON.stringify(value, null, 2)],
    ['signed_indented', JSON.stringify(value, null, 4)],
    ['signed_sorted', JSON.stringify(sorted(value))],
    ['signed_sorted', spaced(sorted(value))],
  ]
}

/** Other keys than the secret; `hash` is its SHA-256 in hexadecimal. */
export function guessKeys(secret: string, keyId: string, hash: string): Guess<Uint8Array>[] {
  const bare = secret.replace(/^sk_/, '')
  const guesses: [Mistake, Uint8Array][] = [
    ['key_without_prefix', bytesOf(bare)],
    ['key_with_newline', bytesOf(`${secret}\n`)],
    ['key_is_id', bytesOf(keyId)],
    ['key_hashed', bytesOf(hash)],
    ...[secret, bare].flatMap(text =>
      decodings(text).map(bytes => ['key_decoded', bytes] as [Mistake, Uint8Array]),
    ),
  ]
  return differing(guesses, bytesOf(secret), isSame).filter(({ value }) => value.length > 0)
}

function decodings(text: string): Uint8Array[] {
  if (!/^[A-Za-z0-9+/_-]+=*$/.test(text)) return []
  const plain = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
  if (plain.length % 4 === 1) return []
  return [Uint8Array.from(atob(plain), letter => letter.charCodeAt(0))]
}

function secondsNear(time: string): string[] {
  if (!/^[0-9]{1,12}$/.test(time)) return []
  const at = Number.parseInt(time, 10)
  return [-2, -1, 1, 2].map(more => `${at + more}`)
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function escaped(json: string): string {
  return json.replace(
    /[\u007f-\uffff]/g,
    letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** As Python's json.dumps writes it: a space after each comma and colon. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([name, inner]) => `${JSON.stringify(name)}: ${spaced(inner)}`)
    .join(', ')}}`
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  )
}

/** Without what is right after all, and without the same guess twice. */
function differing<T>(guesses: [Mistake, T][], right: T, isEqual: (a: T, b: T) => boolean): Guess<T>[] {
  const kept: Guess<T>[] = []
  for (const [mistake, value] of guesses) {
    if (isEqual(value, right) || kept.some(one => isEqual(one.value, value))) continue
    kept.push({ mistake, value })
  }
  return kept
}

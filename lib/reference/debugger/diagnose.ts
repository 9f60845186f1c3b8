import { type Guess, guessBodies, guessHeads, guessKeys } from './guesses'
import { digest, hmacUnder, sha256 } from './hmac'
import type { Mistake } from './mistakes'
import { bytesOf, fromHex, headOf, hexOf, joined, type Sent } from './sent'

/** `right`: the signature is that of these bytes. `named`: it is another's, and this is how it came about. */
export type Diagnosis =
  | { kind: 'right'; expected: string }
  | { kind: 'named'; expected: string; mistakes: Mistake[] }
  | { kind: 'unknown'; expected: string }

const hashes: Record<number, string> = { 40: 'SHA-1', 64: 'SHA-256', 96: 'SHA-384', 128: 'SHA-512' }

/**
 * Whether a signature holds under a secret and, where it does not, by which one or two mistakes it came about.
 * Only Web Crypto is used, so that it runs in a browser and nothing has to be sent anywhere.
 */
export async function diagnose(sent: Sent, secret: string, origin: string): Promise<Diagnosis> {
  const own = await hmacUnder(bytesOf(secret), 'SHA-256')
  const head = headOf(sent)
  const expected = `v1=${await own(joined(bytesOf(head), sent.body))}`
  const values = sent.signature.split(',', 8).map(value => value.trim())
  if (values.includes(expected)) return { kind: 'right', expected }
  for (const digits of values.flatMap(plainDigits)) {
    const mistakes = await explain(sent, secret, origin, digits)
    if (mistakes) return { kind: 'named', expected, mistakes }
  }
  return { kind: 'unknown', expected }
}

/** How a signature came about; empty where only its form is wrong, null where nobody can say. */
async function explain(
  sent: Sent,
  secret: string,
  origin: string,
  digits: string,
): Promise<Mistake[] | null> {
  const hash = hashes[digits.length]
  if (!hash) return null
  const other: Mistake[] = hash === 'SHA-256' ? [] : ['other_hash']
  const bodies = guessBodies(sent.body, await sha256(sent.body))
  const heads = guessHeads(sent, origin)
  const keys = guessKeys(secret, sent.keyId, await sha256(bytesOf(secret)))
  const right = { head: headOf(sent), body: sent.body, key: bytesOf(secret) }
  const found =
    (await search(digits, hash, [right.key], pairs(right, heads, bodies))) ??
    (await searchKeys(digits, hash, keys, pairs(right, heads, bodies))) ??
    (await searchHashes(digits, hash, secret, joined(bytesOf(right.head), right.body), right.body))
  return found && [...found, ...other]
}

type Message = { mistakes: Mistake[]; bytes: Uint8Array }

/** Every message that may have been signed: with no mistake first, then with one, then with two. */
function pairs(
  right: { head: string; body: Uint8Array },
  heads: Guess<string>[],
  bodies: Guess<Uint8Array>[],
): Message[] {
  const one = (mistakes: Mistake[], head: string, body: Uint8Array) => ({
    mistakes,
    bytes: joined(bytesOf(head), body),
  })
  return [
    one([], right.head, right.body),
    ...bodies.map(body => one([body.mistake], right.head, body.value)),
    ...heads.map(head => one([head.mistake], head.value, right.body)),
    ...heads.flatMap(head => bodies.map(body => one([head.mistake, body.mistake], head.value, body.value))),
  ]
}

async function search(
  digits: string,
  hash: string,
  keys: Uint8Array[],
  messages: Message[],
): Promise<Mistake[] | null> {
  for (const key of keys) {
    const mac = await hmacUnder(key, hash)
    for (const { mistakes, bytes } of messages) if ((await mac(bytes)) === digits) return mistakes
  }
  return null
}

async function searchKeys(
  digits: string,
  hash: string,
  keys: Guess<Uint8Array>[],
  messages: Message[],
): Promise<Mistake[] | null> {
  const single = messages.filter(({ mistakes }) => mistakes.length < 2)
  for (const { mistake, value } of keys) {
    const found = await search(digits, hash, [value], single)
    if (found) return [mistake, ...found]
  }
  return null
}

/** No HMAC at all, or one with its two sides exchanged. */
async function searchHashes(
  digits: string,
  hash: string,
  secret: string,
  message: Uint8Array,
  body: Uint8Array,
): Promise<Mistake[] | null> {
  const key = bytesOf(secret)
  if (message.length > 0 && (await (await hmacUnder(message, hash))(key)) === digits)
    return ['key_as_message']
  for (const bytes of [
    message,
    body,
    joined(key, message),
    joined(message, key),
    joined(key, body),
    joined(body, key),
  ]) {
    if ((await digest(hash, bytes)) === digits) return ['no_hmac']
  }
  return null
}

/** A value's bytes in lower-case hexadecimal, however they were written. */
function plainDigits(value: string): string[] {
  const rest = value.replace(/^[A-Za-z0-9-]+=(?!=|$)/, '')
  if (fromHex(rest) && rest.length > 0) return [rest.toLowerCase()]
  if (!/^[A-Za-z0-9+/_-]{27,86}={0,2}$/.test(rest)) return []
  const plain = rest.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
  if (plain.length % 4 === 1) return []
  return [hexOf(Uint8Array.from(atob(plain), letter => letter.charCodeAt(0)))]
}

import { bytesOf, fromHex, type Sent } from './sent'

/** What a person has pasted into the debugger, field by field. */
export type Pasted = {
  keyId: string
  timestamp: string
  method: string
  path: string
  signature: string
  body: string
  /** A text field of a browser has LF alone, so what the body really ends its lines with is asked for. */
  bodyAs: 'lf' | 'crlf' | 'hex'
  /** The string that the person's own code signed, where it is at hand. */
  own: string
}

export const nothingPasted: Pasted = {
  keyId: '',
  timestamp: '',
  method: 'POST',
  path: '/api/wallet/',
  signature: '',
  body: '',
  bodyAs: 'lf',
  own: '',
}

/** Public test data: a body with spaces whose signature is that of the body without them. */
export const examplePasted: Pasted & { secret: string } = {
  keyId: 'ck_Zb0qQ1mN3xT7',
  timestamp: '1795368240',
  method: 'POST',
  path: '/api/wallet/bet',
  signature: 'v1=0c8e520b28b1c90e65409b73629c6c4353b11744045f8499fa78b9a91648109f',
  body: '{"token": "tok_1", "player_id": "p-1", "transaction_id": "t-1", "round_id": "r-1", "game_id": "g1", "currency": "EUR", "amount": "1.50"}',
  bodyAs: 'lf',
  own: '',
  secret: 'sk_Vx3mYg8Tq1nC0aZ5kR7uPdHbJ2sWfE4LoXi6NtKcQvM',
}

/** The call as it was sent; null where the body's hexadecimal is none. */
export function sentFrom({ body, bodyAs, own: _own, ...rest }: Pasted): Sent | null {
  const bytes =
    bodyAs === 'hex' ? fromHex(body) : bytesOf(bodyAs === 'crlf' ? body.replace(/\r?\n/g, '\r\n') : body)
  return bytes && { ...rest, body: bytes }
}

/** The bytes of the person's own string, pasted as text or in hexadecimal; null where there is none. */
export function ownBytes({ own }: Pasted): Uint8Array | null {
  if (own === '') return null
  const digits = /^\s*76\s*31/.test(own) ? fromHex(own) : null
  return digits ?? bytesOf(own)
}

/** Whether a secret stands in a field that nobody should put one in. */
export function holdsSecret(pasted: Pasted): boolean {
  return Object.values(pasted).some(text => /sk_[A-Za-z0-9_-]{20,}/.test(text))
}

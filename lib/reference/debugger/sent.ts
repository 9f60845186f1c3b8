/** A call as somebody sent it, to be looked at. */
export type Sent = {
  keyId: string
  /** X-Timestamp, as it was sent. */
  timestamp: string
  method: string
  /** With its query string. */
  path: string
  body: Uint8Array
  /** X-Signature, as it was sent. */
  signature: string
}

/** What stands before the body in what is signed. */
export function headOf({ timestamp, method, path }: Sent): string {
  return `v1\n${timestamp}\n${method}\n${path}\n`
}

/** What should have been signed, byte for byte. */
export function signedBytes(sent: Sent): Uint8Array {
  return joined(bytesOf(headOf(sent)), sent.body)
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** The text of bytes, or null where they are no UTF-8. A byte order mark stays. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

export function joined(...parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}

/** Bytes from hexadecimal digits, white space between them aside; null where it is none. */
export function fromHex(text: string): Uint8Array | null {
  const digits = text.replace(/\s+/g, '')
  if (digits.length % 2 !== 0 || /[^0-9a-f]/i.test(digits)) return null
  return Uint8Array.from(digits.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
}

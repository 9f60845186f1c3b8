import { hexOf } from './sent'

/** Whether this browser signs at all: Web Crypto is there over https and on this very machine only. */
export function canSign(): boolean {
  return typeof crypto !== 'undefined' && crypto.subtle !== undefined
}

/** SHA-256 in hexadecimal. */
export function sha256(bytes: Uint8Array): Promise<string> {
  return digest('SHA-256', bytes)
}

/** Signs under a key, with Web Crypto alone: it runs in a browser, and nothing has to be sent anywhere. */
export async function hmacUnder(
  key: Uint8Array,
  hash: string,
): Promise<(bytes: Uint8Array) => Promise<string>> {
  const held = await crypto.subtle.importKey('raw', buffer(key), { name: 'HMAC', hash }, false, ['sign'])
  return async bytes => hexOf(new Uint8Array(await crypto.subtle.sign('HMAC', held, buffer(bytes))))
}

export async function digest(hash: string, bytes: Uint8Array): Promise<string> {
  return hexOf(new Uint8Array(await crypto.subtle.digest(hash, buffer(bytes))))
}

/** Bytes of their own, as Web Crypto's types ask for. */
function buffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}

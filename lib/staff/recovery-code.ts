import { hash, randomBytes } from 'node:crypto'

/** How many recovery codes a person gets. */
export const recoveryCodes = 10

// Crockford's alphabet: nothing that is read for something else.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code for the day the phone is lost: 80 random bits, written `7Q2M-XK4D-9FHT-3WBA`. */
export function newRecoveryCode(): string {
  const text = [...randomBytes(16)].map(byte => letters[byte & 31]).join('')
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

/** What is kept of a recovery code. It has random bits enough for a plain hash. */
export function hashRecoveryCode(staffId: string, code: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hash('sha256', `cage recovery code\n${staffId}\n${plain(code)}`, 'buffer'))
}

/** Whether a text is written like a recovery code: however it is spaced, in either case. */
export function isRecoveryCode(text: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(plain(text))
}

function plain(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
}

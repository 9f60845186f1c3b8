import { hkdfSync } from 'node:crypto'

/** The secret that staff cookies are sealed with, derived from the master key: nothing more to keep. */
export function authSecret(masterKey: Buffer): string {
  return Buffer.from(hkdfSync('sha256', masterKey, '', 'cage staff sign-in v1', 32)).toString('hex')
}

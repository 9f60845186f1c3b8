import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** 32 bytes that every stored secret is sealed with. */
export type MasterKey = { bytes: Buffer; fingerprint: Buffer }

const version = 1
const fingerprintLength = 8
const ivLength = 12
const tagLength = 16
const headLength = 1 + fingerprintLength

/** A master key from its text: 32 bytes in hex or base64 (either alphabet), or null when it is neither. */
export function parseMasterKey(text: string): MasterKey | null {
  const trimmed = text.trim()
  if (/^[0-9a-fA-F]{64}$/.test(trimmed)) return toMasterKey(Buffer.from(trimmed, 'hex'))
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(trimmed)) return toMasterKey(Buffer.from(trimmed, 'base64url'))
  return null
}

export function newMasterKey(): MasterKey {
  return toMasterKey(randomBytes(32))
}

/**
 * A secret sealed with AES-256-GCM: version (1 byte), the master key's fingerprint (8), iv (12), ciphertext,
 * tag (16). The head and the name of what it is for (a credential's id) are authenticated, so no row can lend its secret to another.
 */
export function seal(key: MasterKey, name: string, secret: string): Buffer {
  const head = Buffer.concat([Buffer.of(version), key.fingerprint])
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', key.bytes, iv, { authTagLength: tagLength })
  cipher.setAAD(Buffer.concat([head, Buffer.from(name)]))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([head, iv, sealed, cipher.getAuthTag()])
}

/** Whether `sealed` was sealed with this master key. */
export function isSealedWith(key: MasterKey, sealed: Buffer): boolean {
  return sealed[0] === version && sealed.subarray(1, headLength).equals(key.fingerprint)
}

/** The secret, or null when none of the keys is the one it was sealed with. Throws when it was altered. */
export function unseal(keys: MasterKey[], name: string, sealed: Buffer): string | null {
  const key = keys.find(candidate => isSealedWith(candidate, sealed))
  if (!key) return null
  const iv = sealed.subarray(headLength, headLength + ivLength)
  const body = sealed.subarray(headLength + ivLength, -tagLength)
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, iv, { authTagLength: tagLength })
  decipher.setAAD(Buffer.concat([sealed.subarray(0, headLength), Buffer.from(name)]))
  decipher.setAuthTag(sealed.subarray(-tagLength))
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
}

function toMasterKey(bytes: Buffer): MasterKey {
  const fingerprint = createHash('sha256').update('cage master key\n').update(bytes).digest()
  return { bytes, fingerprint: fingerprint.subarray(0, fingerprintLength) }
}

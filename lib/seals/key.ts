import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import type { By } from '@/lib/actor'
import { recordAudit } from '@/lib/audit/record'
import { inTransaction, prisma } from '@/lib/db/prisma'
import { openSecret } from '@/lib/secrets/master-key'
import { sealKeyName, sealSecret } from '@/lib/secrets/sealing'
import type { Seal } from './document'

const ofCurve = { kty: 'OKP', crv: 'Ed25519' } as const

/**
 * Makes an Ed25519 key; its secret is sealed with the master key and never leaves. The next seal names it, under
 * the signature of the key before it, and the one after that is signed with it. Answers its public half, in hex.
 */
export async function createSealKey(by: By): Promise<string> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const key = Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url')
  const hex = key.toString('hex')
  await inTransaction(async tx => {
    const secret = privateKey.export({ format: 'jwk' }).d!
    const secretSealed = await sealSecret(tx, sealKeyName(hex), secret)
    await tx.sealKey.create({
      data: { publicKey: new Uint8Array(key), secretSealed, madeBy: by.actor, madeAt: new Date(by.at) },
    })
    await recordAudit(tx, by, { action: 'seal.key', subject: { kind: 'key', id: hex } })
  })
  return hex
}

/** The newest key's public half, in hex; null where there is none yet. */
export async function newestSealKey(): Promise<string | null> {
  const newest = await prisma().sealKey.findFirst({
    orderBy: [{ madeAt: 'desc' }, { publicKey: 'desc' }],
    select: { publicKey: true },
  })
  return newest && Buffer.from(newest.publicKey).toString('hex')
}

/** Signs a seal's text with a key that is in the database. Throws where its secret cannot be opened. */
export async function signSeal(key: string, text: string): Promise<string> {
  const found = await prisma().sealKey.findUnique({
    where: { publicKey: new Uint8Array(Buffer.from(key, 'hex')) },
  })
  if (!found) throw new Error(`The key ${key}, which the last seal names, is not in the database.`)
  const d = openSecret(sealKeyName(key), Buffer.from(found.secretSealed))
  const secret = createPrivateKey({ key: { ...ofCurve, x: toBase64url(key), d }, format: 'jwk' })
  return sign(null, Buffer.from(text), secret).toString('hex')
}

/** Whether the seal's signature is that of its key over this text. */
export function isSignedBy({ key, signature }: Pick<Seal, 'key' | 'signature'>, text: string): boolean {
  return verify(null, Buffer.from(text), publicKeyOf(key), Buffer.from(signature, 'hex'))
}

/** A public key as PEM, as other tools read it. */
export function toPem(key: string): string {
  return publicKeyOf(key).export({ format: 'pem', type: 'spki' }).toString()
}

function publicKeyOf(key: string): KeyObject {
  return createPublicKey({ key: { ...ofCurve, x: toBase64url(key) }, format: 'jwk' })
}

function toBase64url(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64url')
}

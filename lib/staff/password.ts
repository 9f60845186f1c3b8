import { hash, verify } from '@node-rs/argon2'
import { newSecret } from '@/lib/ids'

// OWASP's first choice for argon2id (which is what the library takes unless told): 19 MiB, two passes.
const terms = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** No password is longer: hashing is work that anybody can ask for. */
export const passwordMax = 1024

/** An argon2id hash of a password, with its salt and terms in it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, terms)
}

/** Whether a password is the one a hash was made of; false also for a hash that is none. */
export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password).catch(() => false)
}

/** A password nobody chose: 120 random bits. */
export function newPassword(): string {
  return newSecret(15)
}

import { generateSecret, generateSync, generateURI, verifySync } from 'otplib'
import type { Instant } from '@/lib/clock'

/** RFC 6238 as every authenticator app does it: SHA-1, six digits, a new code every 30 seconds. */
export const stepSeconds = 30

/** A new second factor's secret: 160 random bits in base32. */
export function newTotpSecret(): string {
  return generateSecret()
}

/** What an authenticator app reads from the QR code. */
export function totpUri(secret: string, email: string): string {
  return generateURI({ issuer: 'Cage', label: email, secret })
}

/** The number of the 30 seconds that a moment lies in. */
export function stepAt(at: Instant): number {
  return Math.floor(at / 1000 / stepSeconds)
}

/** The code of a step. */
export function codeOfStep(secret: string, step: number): string {
  return generateSync({ secret, epoch: step * stepSeconds })
}

/** The step a code is of, at most one before or after this moment's; null for a wrong one. */
export function stepOfCode(secret: string, code: string, at: Instant): number | null {
  if (!/^[0-9]{6}$/.test(code)) return null
  const epoch = Math.floor(at / 1000)
  const found = verifySync({ secret, token: code, epoch, epochTolerance: stepSeconds })
  return found.valid && 'timeStep' in found ? found.timeStep : null
}

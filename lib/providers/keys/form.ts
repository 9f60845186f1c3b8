import { z } from 'zod'
import { isMoment } from '@/lib/clock'
import { isText, parseReason } from '@/lib/text'
import { readProviderId } from '../path'
import { rateLimitMax } from '../set-rate-limit'
import { type KeyChange, labelMax } from './change'
import type { KeyOrder } from './create'
import { overlapNames } from './overlaps'
import type { Revocation } from './revoke'
import type { Rotation } from './rotate'

// What the forms of the keys' page send, read once: null for what none of ours sends.

const keyId = z.string().regex(/^ck_[A-Za-z0-9_-]{1,60}$/)
const label = z
  .string()
  .transform(text => text.trim())
  .refine(text => text === '' || isText(text, labelMax))
  .transform(text => (text === '' ? null : text))
const reason = z.unknown().optional().transform(parseReason)

/** A whole number of debits a second as it is typed; none means that there is no limit of its own. */
export const rateLimit = z
  .string()
  .regex(/^([1-9][0-9]{0,6})?$/)
  .transform(text => (text === '' ? null : Number.parseInt(text, 10)))
  .refine(limit => limit === null || limit <= rateLimitMax)

export const providerId = z.string().refine(id => readProviderId(id) !== null)

// The last day that a key works, in UTC: it ends with that day.
const lastDay = z
  .string()
  .regex(/^([0-9]{4}-[0-9]{2}-[0-9]{2})?$/)
  .refine(day => day === '' || isMoment(`${day}T00:00:00.000Z`))
  .transform(day => (day === '' ? null : Date.parse(`${day}T00:00:00Z`) + 86_400_000))

const order = z.object({ providerId, label, rateLimit, expiresAt: lastDay })
const change = z.object({ keyId, label, rateLimit, reason })
const revocation = z.object({ keyId, reason: reason.refine(text => text !== null) })
const rotation = z
  .object({ keyId, overlap: z.enum(overlapNames), force: z.boolean(), reason })
  // What cuts a studio off says why.
  .refine(({ overlap, force, reason: why }) => why !== null || (overlap !== '0' && !force))

export function parseKeyOrder(raw: unknown): KeyOrder | null {
  return order.safeParse(raw).data ?? null
}

export function parseKeyChange(raw: unknown): KeyChange | null {
  return change.safeParse(raw).data ?? null
}

export function parseRevocation(raw: unknown): Revocation | null {
  return revocation.safeParse(raw).data ?? null
}

export function parseRotation(raw: unknown): Rotation | null {
  return rotation.safeParse(raw).data ?? null
}

import type { AuditScope } from '@/lib/audit/scope'
import { type Instant, toTimestamp } from '@/lib/clock'
import { refuse } from '@/lib/refusal'
import { insertKey, type NewKey } from './insert'
import { isKeyLive, type Key, listLive, liveKeysMax, lockKey } from './live'
import { type Overlap, overlaps } from './overlaps'

export type Rotation = {
  keyId: string
  overlap: Overlap
  /** Goes on though a handover is open: the older key ends at once. */
  force?: boolean
  reason?: string | null
}

/** The new key, and until when the old one works; null where it ended at once. */
export type Rotated = NewKey & { providerId: string | null; replaces: string; until: string | null }

/**
 * Hands a key over to a new one: both work until the overlap is over, or until the old one's own end where that
 * comes first; label and rate limit go on. Refuses INVALID_REQUEST for an unknown key; NOT_ALLOWED for one that
 * is over, that has handed over already, whose own handover is still open unless it is forced, or where the
 * provider would have more than two live keys.
 */
export async function rotateKey({ tx, by, audit }: AuditScope, rotation: Rotation): Promise<Rotated> {
  const { keyId, overlap, force = false, reason = null } = rotation
  const old = await lockKey(tx, keyId)
  if (!isKeyLive(old, by.at)) refuse('NOT_ALLOWED', { message: 'This key is over: make a new one instead.' })
  const live = await listLive(tx, old.providerId, by.at)
  const former = refuseOpenHandover(old, live, force)
  const until = endOf(old, by.at + overlaps[overlap].millis)
  const stays = live.filter(key => key.id !== former?.id && (overlap !== '0' || key.id !== old.id))
  if (old.providerId !== null && stays.length >= liveKeysMax) refuseThird(old, stays)
  const end = { revokedAt: new Date(by.at), revokedBy: by.actor }
  if (former) await tx.credential.update({ where: { id: former.id }, data: end })
  await tx.credential.update({
    where: { id: old.id },
    data: overlap === '0' ? end : { expiresAt: new Date(until) },
  })
  const { label, rateLimit } = old
  const key = await insertKey(tx, old.providerId, by, { label, rateLimit, replaces: old.id })
  const works = overlap === '0' ? null : toTimestamp(until)
  await audit({
    action: 'key.rotate',
    subject: { kind: 'key', id: old.id },
    reason,
    before: { providerId: old.providerId, keyId: old.id, expiresAt: old.expiresAt?.toISOString() ?? null },
    after: { providerId: old.providerId, keyId: key.keyId, oldWorksUntil: works, ended: former?.id ?? null },
  })
  return { ...key, providerId: old.providerId, replaces: old.id, until: works }
}

/** The key whose handover to `old` is open and is now cut short; null where none is. */
function refuseOpenHandover(old: Key, live: Key[], force: boolean): Key | null {
  const next = live.find(key => key.replaces === old.id)
  if (next)
    refuse('NOT_ALLOWED', {
      message: `This key has handed over to ${next.id} already and works until ${timeOf(old)}.`,
    })
  const former = live.find(key => key.id === old.replaces) ?? null
  if (former && !force)
    refuse('NOT_ALLOWED', {
      message: `A handover is open: ${former.id} works until ${timeOf(former)}. Wait, revoke it, or force it, which ends ${former.id} at once.`,
    })
  return former
}

function refuseThird(old: Key, stays: Key[]): never {
  const other = stays.find(key => key.id !== old.id)
  return refuse('NOT_ALLOWED', {
    message: `"${old.providerId}" has another live key, ${other?.id}, and two are all it may have: revoke one first, or hand over without an overlap.`,
  })
}

/** A key that ends sooner by itself is not made to last. */
function endOf({ expiresAt }: Key, until: Instant): Instant {
  return Math.min(until, expiresAt?.getTime() ?? until)
}

function timeOf({ expiresAt }: Key): string {
  return expiresAt ? `${expiresAt.toISOString().slice(0, 19)}Z` : 'it is revoked'
}

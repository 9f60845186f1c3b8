import type { Instant } from '@/lib/clock'
import { isKeyLive } from './live'

/** What a key is good for now. `handing-over`: it works until its end, and another has taken over. */
export type KeyState = 'live' | 'handing-over' | 'expired' | 'revoked'

type Facts = {
  id: string
  replaces: string | null
  createdAt: Date
  expiresAt: Date | null
  revokedAt: Date | null
  lastUsedAt: Date | null
}

const day = 86_400_000
/** Nobody has called with a key for so long, or never since it was made: then it is a risk and no use. */
export const idleDays = 90
export const neverUsedDays = 7
/** A key that ends so soon needs another. */
export const soonDays = 14

/** The live key that took over from this one, of all the keys of its owner. */
export function successorOf<Key extends Facts>(key: Key, keys: Key[], at: Instant): Key | null {
  return keys.find(other => other.replaces === key.id && isKeyLive(other, at)) ?? null
}

export function stateOf<Key extends Facts>(key: Key, keys: Key[], at: Instant): KeyState {
  if (key.revokedAt) return 'revoked'
  if (!isKeyLive(key, at)) return 'expired'
  return key.expiresAt && successorOf(key, keys, at) ? 'handing-over' : 'live'
}

/** What a person should do about a key that works; null where there is nothing. */
export function warningOn<Key extends Facts>(key: Key, keys: Key[], at: Instant): string | null {
  if (stateOf(key, keys, at) !== 'live') return null
  if (key.expiresAt && key.expiresAt.getTime() - at <= soonDays * day)
    return `It ends on ${key.expiresAt.toISOString().slice(0, 10)} and nothing takes its place: hand it over.`
  const since = (key.lastUsedAt ?? key.createdAt).getTime()
  if (key.lastUsedAt === null && at - since > neverUsedDays * day)
    return `Nobody has called with it since it was made, ${daysOf(at - since)} days ago: revoke it if nobody needs it.`
  if (at - since > idleDays * day)
    return `Nobody has called with it for ${daysOf(at - since)} days: revoke it if nobody needs it.`
  return null
}

function daysOf(millis: number): number {
  return Math.floor(millis / day)
}

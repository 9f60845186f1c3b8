import { isText, uuidPattern } from '@/lib/text'
import { isRole, type Role } from './permissions'

// What forms send, read once: null for what none of ours sends.

export function readId(given: unknown): string | null {
  return typeof given === 'string' && uuidPattern.test(given) ? given : null
}

/** Text of at most `max` characters as it was typed; an empty one too. */
export function readText(given: unknown, max: number): string | null {
  return typeof given === 'string' && given.length <= max ? given : null
}

/** A reason as it is kept: one line that says something. */
export function readReason(given: unknown): string | null {
  const reason = typeof given === 'string' ? given.trim() : ''
  return reason.length >= 3 && isText(reason, 500) ? reason : null
}

export function readRole(given: unknown): Role | null {
  return typeof given === 'string' && isRole(given) ? given : null
}

/** An object of what was read, or null where any of it is. */
export function all<T extends Record<string, unknown>>(
  read: T,
): { [K in keyof T]: NonNullable<T[K]> } | null {
  return Object.values(read).some(value => value === null)
    ? null
    : (read as { [K in keyof T]: NonNullable<T[K]> })
}

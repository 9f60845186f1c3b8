import { type Overlap, overlapNames } from '@/lib/providers/keys/overlaps'
import { isText } from '@/lib/text'

// What the forms of a studio's keys send, read once: null for what none of ours sends.

export function readKeyId(given: unknown): string | null {
  return typeof given === 'string' && /^ck_[A-Za-z0-9_-]{1,60}$/.test(given) ? given : null
}

/** What people call a key; empty for nothing. */
export function readLabel(given: unknown): string | null {
  const label = typeof given === 'string' ? given.trim() : null
  return label === '' || (label !== null && isText(label, 100)) ? label : null
}

export function readOverlap(given: unknown): Overlap | null {
  return overlapNames.find(name => name === given) ?? null
}

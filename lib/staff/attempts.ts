import type { Instant } from '@/lib/clock'

// Kept in memory: a sign-in is rare, and one process serves the back office. Counted before the password
// is checked, so that guesses sent at once are counted too.
const window = 15 * 60_000
const remembered = 10_000

/** Failures within the window, by what they are counted for. */
const limits = { pair: 5, address: 30, email: 60 } as const

type Count = { failures: number; since: Instant }
const key = Symbol.for('cage.sign-in-attempts')
const shared = globalThis as { [key]?: Map<string, Count> }

export type Attempt = { email: string; address: string; at: Instant }

/** Counts an attempt; says how many seconds to wait when there were too many, else 0. */
export function countAttempt(attempt: Attempt): number {
  const wait = Math.max(...namesOf(attempt).map(([name, limit]) => waitFor(name, limit, attempt.at)))
  if (wait > 0) return wait
  for (const [name] of namesOf(attempt)) add(name, attempt.at)
  return 0
}

/** Takes an attempt back that succeeded. */
export function forgiveAttempt(attempt: Attempt): void {
  for (const [name] of namesOf(attempt)) {
    const count = counts().get(name)
    if (count) count.failures -= 1
  }
}

function namesOf({ email, address }: Attempt): [string, number][] {
  return [
    [`pair ${address} ${email}`, limits.pair],
    [`address ${address}`, limits.address],
    [`email ${email}`, limits.email],
  ]
}

function waitFor(name: string, limit: number, at: Instant): number {
  const count = counts().get(name)
  if (!count || at - count.since >= window || count.failures < limit) return 0
  return Math.ceil((count.since + window - at) / 1000)
}

function add(name: string, at: Instant): void {
  const count = counts().get(name)
  if (count && at - count.since < window) {
    count.failures += 1
    return
  }
  const oldest = counts().keys().next()
  if (counts().size >= remembered && !oldest.done) counts().delete(oldest.value)
  counts().delete(name)
  counts().set(name, { failures: 1, since: at })
}

function counts(): Map<string, Count> {
  shared[key] ??= new Map()
  return shared[key]
}

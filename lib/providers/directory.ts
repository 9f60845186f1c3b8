import type { Instant } from '@/lib/clock'
import type { Executor } from '@/lib/db/executor'
import { appPool } from '@/lib/db/pools'
import type { Amount } from '@/lib/money/amount'
import type { Policies } from './policies'
import { readDirectory, readRevision } from './read'

export type Game = {
  id: string
  status: 'enabled' | 'disabled'
  /** The highest stake of one bet, by currency; `stakeMax` for the currencies that have none here. */
  stakeLimits: ReadonlyMap<string, Amount>
  stakeMax: Amount | null
}

/** A time in which no debit is taken: from `from` until before `to`. */
export type Window = { from: Instant; to: Instant }

export type Provider = {
  id: string
  name: string
  mode: 'sandbox' | 'live'
  status: 'active' | 'suspended'
  policyVersion: number
  policies: Policies
  addressRanges: string[]
  /** Debits a second, or null for no limit; of a key that has none of its own. */
  rateLimit: number | null
  /** How long it waits for an answer, in milliseconds. */
  timeoutMs: number
  /** Maintenance that is open, or still to come. */
  windows: Window[]
  games: Map<string, Game>
}

/** A key as a process remembers it. `secret` is unsealed when it is first read. */
export type Credential = {
  keyId: string
  owner: 'provider' | 'operator'
  providerId: string | null
  readonly secret: string
  expiresAt: Instant | null
  revokedAt: Instant | null
  /** Debits a second with this key, or null: the provider's own limit counts. */
  rateLimit: number | null
}

/** A day's rate: base units per unit of currency, at its newest revision. */
export type DayRate = { day: string; rate: Amount; source: string; revision: number }

/** What a process remembers, so that a bet needs no read of it. Whole and of one moment. */
export type Directory = {
  /** Grows with every change of what is below. */
  revision: string
  baseCurrency: string
  fxDaysBack: number
  providers: Map<string, Provider>
  credentials: Map<string, Credential>
  /** By currency, newest day first: all days that can still count, and at least the last one known. */
  rates: Map<string, DayRate[]>
}

/** Milliseconds after which `directory` asks whether what it remembers still holds. */
export const directoryAge = 200

type Memory = { current?: Directory; checkedAt: Instant; checking?: Promise<Directory> }
const memory = Symbol.for('cage.directory')

/**
 * The remembered directory. Read when there is none; checked against the database's revision when it was
 * not for `directoryAge`. When that check fails, the remembered one is given: the call itself will fail.
 */
export async function directory(): Promise<Directory> {
  const held = hold()
  if (held.current && performance.now() - held.checkedAt < directoryAge) return held.current
  held.checking ??= check(held).finally(() => {
    held.checking = undefined
  })
  return held.checking
}

/**
 * The directory as the database has it now. `revision` is what the caller has just read of
 * `directory_revision`; where it leaves it out, this asks.
 */
export async function refreshDirectory(executor: Executor, revision?: string): Promise<Directory> {
  const held = hold()
  const startedAt = performance.now()
  const wanted = revision ?? (await readRevision(executor))
  if (held.current && BigInt(held.current.revision) >= BigInt(wanted)) {
    held.checkedAt = Math.max(held.checkedAt, startedAt)
    return held.current
  }
  const read = await readDirectory(executor)
  // Two may read at once: the older of them must not undo the newer.
  if (!held.current || BigInt(read.revision) >= BigInt(held.current.revision)) held.current = read
  held.checkedAt = Math.max(held.checkedAt, startedAt)
  return held.current
}

/** Whether a key may be used at this moment. A revocation counts at once, whatever this machine's clock says. */
export function isLive(
  { expiresAt, revokedAt }: Pick<Credential, 'expiresAt' | 'revokedAt'>,
  at: Instant,
): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt > at)
}

/** Forgets, so that the next call reads anew (another database, in tests). */
export function forgetDirectory(): void {
  hold().current = undefined
}

async function check(held: Memory): Promise<Directory> {
  if (!held.current) return refreshDirectory(appPool())
  const remembered = held.current
  return refreshDirectory(appPool()).catch(() => remembered)
}

function hold(): Memory {
  const store = globalThis as { [memory]?: Memory }
  store[memory] ??= { checkedAt: Number.NEGATIVE_INFINITY }
  return store[memory]
}

import { vi } from 'vitest'
import { makePastPartitions } from '@/lib/db/partitions'
import { prisma } from '@/lib/db/prisma'
import { setRate } from '@/lib/fx/set'
import { rollUp } from '@/lib/rollups/roll'
import { openSession } from '@/lib/sessions/open'
import { monthAfter } from '@/lib/settlement/months'
import { by } from './casino'
import { settled } from './sealed'
import type { Guest, Table } from './table'

/** This month, and the two before it. */
export const present = new Date().toISOString().slice(0, 7)
export const last = monthAfter(present, -1)
export const former = monthAfter(present, -2)

/** Sets the process's clock: what is played then carries that time, in its ids too. */
export function setClock(day: string): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(`${day}T12:00:00Z`) })
}

export function resetClock(): void {
  vi.useRealTimers()
}

/** Room for postings of the two months before, and a rate of USD on these days. */
export async function openPast(days: string[]): Promise<void> {
  await makePastPartitions(Date.parse(`${former}-01T00:00:00Z`), Date.now())
  // So far back rates are known to a process.
  await prisma().settings.updateMany({ data: { fxDaysBack: 120 } })
  for (const day of days)
    await setRate({ currency: 'USD', day, rate: day.endsWith('7') ? '0.9137' : '0.92', source: 'test' }, by())
}

/** A session of a player's now: the former one has ended with its day. */
export async function seatAgain(table: Table, guest: Guest): Promise<void> {
  const { token } = await openSession(
    {
      playerId: guest.id,
      providerId: table.provider.id,
      gameId: null,
      currency: guest.currency,
      ttlSeconds: null,
    },
    by(),
  )
  guest.token = token
}

/** Rolls up all that was played. */
export async function rollAll(): Promise<void> {
  await settled()
  await rollUp(Date.now())
}

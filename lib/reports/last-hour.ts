import { type Instant, toTimestamp } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'

/** What a provider did within the last hour; counts are texts. Money is left to the reports: this is a pulse. */
export type ProviderPulse = {
  id: string
  name: string
  mode: string
  status: string
  bets: string
  wins: string
  rollbacks: string
  refused: string
  lastAt: string | null
}

export type Pulse = {
  providers: ProviderPulse[]
  /** All providers together, the operator's own transactions included. */
  total: { transactions: string; refused: string }
  /** There were more transactions than are looked at. */
  isPartial: boolean
}

/** How many of the newest transactions are looked at: a page must cost the same on a busy day. */
export const pulseMax = 100_000

type Counted = {
  provider_id: string
  bets: number
  wins: number
  rollbacks: number
  refused: number
  total: number
  last_at: Date
}

/** Every provider with its calls of the last hour. */
export async function readPulse(at: Instant): Promise<Pulse> {
  // Our ids are made of the time (UUID version 7), so the primary key finds the hour without another index.
  const from = firstIdAt(at - 3600_000)
  const [providers, counted] = await Promise.all([
    prisma().provider.findMany({ orderBy: { id: 'asc' }, take: 200 }),
    prisma().$queryRaw<Counted[]>`
      select provider_id,
             count(*) filter (where kind = 'bet' and effect <> 'refused')::int as bets,
             count(*) filter (where kind in ('win', 'jackpot') and effect <> 'refused')::int as wins,
             count(*) filter (where kind = 'rollback' and effect <> 'refused')::int as rollbacks,
             count(*) filter (where effect = 'refused')::int as refused,
             count(*)::int as total,
             max(at) as last_at
        from (select provider_id, kind, effect, at from transactions
               where id >= ${from}::uuid order by id desc limit ${pulseMax}) newest
       group by provider_id`,
  ])
  const sum = (part: (row: Counted) => number) => counted.reduce((total, row) => total + part(row), 0)
  const found = new Map(counted.map(row => [row.provider_id, row]))
  return {
    providers: providers.map(({ id, name, mode, status }) => ({
      id,
      name,
      mode,
      status,
      ...countsOf(found.get(id)),
    })),
    total: { transactions: `${sum(row => row.total)}`, refused: `${sum(row => row.refused)}` },
    isPartial: sum(row => row.total) >= pulseMax,
  }
}

function countsOf(row: Counted | undefined) {
  return {
    bets: `${row?.bets ?? 0}`,
    wins: `${row?.wins ?? 0}`,
    rollbacks: `${row?.rollbacks ?? 0}`,
    refused: `${row?.refused ?? 0}`,
    lastAt: row ? toTimestamp(row.last_at.getTime()) : null,
  }
}

/** The smallest UUID version 7 of a moment. */
function firstIdAt(at: Instant): string {
  const hex = at.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

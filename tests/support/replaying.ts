import { setTimeout as sleep } from 'node:timers/promises'
import { now } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { completePolicies, type Policies } from '@/lib/providers/policies'
import { readDay } from '@/lib/replays/read'
import { replayDay } from '@/lib/replays/replay'
import type { Report } from '@/lib/replays/report'
import { readSnapshot } from '@/lib/replays/snapshot'
import { flushRequests } from '@/lib/requests/log'
import type { Table } from './table'

/** A moment that nothing shares: what came before is before it, what comes after is after it. */
export async function moment(): Promise<number> {
  await sleep(5)
  const at = now()
  await sleep(5)
  return at
}

/** What a provider's calls since a moment would be answered under other policies. */
export async function replaySince(
  table: Table,
  from: number,
  changes: Partial<Policies> = {},
  most?: number,
): Promise<Report> {
  await flushRequests()
  const providerId = table.provider.id
  const { policyVersion, mode, policies } = await prisma().provider.findUniqueOrThrow({
    where: { id: providerId },
    include: { policies: { orderBy: { version: 'desc' }, take: 1 } },
  })
  const present = completePolicies(policies[0]!.settings as Partial<Policies>)
  const asked = { providerId, mode: mode as 'live', from, to: now() + 1 }
  const day = await readSnapshot(executor => readDay(executor, asked, most))
  return replayDay(day, { version: policyVersion, present, wanted: { ...present, ...changes } })
}

/** The differences in short: `win w1: ROUND_CLOSED -> ok`. */
export function linesOf({ differences }: Report): string[] {
  return differences.map(({ endpoint, transactionId, kind, asIs, wouldBe }) => {
    const [a, b] = [asIs, wouldBe].map(({ code, balance, effect }) =>
      kind === 'balance' || kind === 'repeat' ? `${code ?? 'ok'} ${balance}` : `${code ?? 'ok'} ${effect}`,
    )
    return `${endpoint} ${transactionId}: ${a} -> ${b}`
  })
}

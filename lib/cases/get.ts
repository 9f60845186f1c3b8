import { readStaffActor } from '@/lib/actor'
import type { Instant } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { amountCell } from '@/lib/listing/cells'
import { uuidPattern } from '@/lib/text'
import { type CaseRow, toCaseRows, withOwner } from './row'

/** A case as its page shows it. */
export type CaseView = CaseRow & {
  openedBy: string
  closedBy: string | null
  player: { id: string; name: string | null } | null
  round: { id: string; status: string; gameId: string; stake: string; win: string; currency: string } | null
  /** Our id of the transaction that the case names, where one was stored. */
  entryId: string | null
  /** What it rests on, name by name: the refused call, the failed check. */
  facts: [name: string, value: string][]
}

/** The case of this id with what it belongs to, or null. */
export async function getCase(id: string, at: Instant): Promise<CaseView | null> {
  const found = uuidPattern.test(id)
    ? await prisma().case.findUnique({ where: { id }, include: withOwner })
    : null
  if (!found) return null
  const { playerId, roundId } = found
  const [[row], player, round, entryId, names] = await Promise.all([
    toCaseRows([found], at),
    playerId
      ? prisma().player.findUnique({ where: { id: playerId }, select: { id: true, displayName: true } })
      : null,
    roundId ? prisma().round.findUnique({ where: { id: roundId } }) : null,
    findEntry(found),
    namesOf([found.openedBy, found.closedBy]),
  ])
  return {
    ...row!,
    openedBy: names(found.openedBy),
    closedBy: found.closedBy && names(found.closedBy),
    player: player && { id: player.id, name: player.displayName },
    round: round && {
      id: round.id,
      status: round.status,
      gameId: round.gameId,
      stake: amountCell(round.stake, round.currency),
      win: amountCell(round.win, round.currency),
      currency: round.currency,
    },
    entryId,
    facts: factsOf(found.command),
  }
}

type Named = { providerId: string | null; playerId: string | null; providerTransactionId: string | null }

async function findEntry({ providerId, playerId, providerTransactionId }: Named): Promise<string | null> {
  if (!providerId || !playerId || !providerTransactionId) return null
  const found = await prisma().transaction.findFirst({
    where: { providerId, scope: { in: ['', playerId] }, providerTransactionId, playerId },
    select: { id: true },
  })
  return found?.id ?? null
}

const others: Record<string, string> = { rules: 'the rules', sweep: 'the sweep', verify: 'the verification' }

/** Actors in words: staff by their names. */
async function namesOf(actors: (string | null)[]): Promise<(actor: string) => string> {
  const ids = actors.flatMap(actor => readStaffActor(actor ?? '')?.makerId ?? [])
  const staff = await prisma().staff.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  })
  const known = new Map(staff.map(({ id, name }) => [id, name]))
  return actor => known.get(readStaffActor(actor)?.makerId ?? '') ?? others[actor] ?? actor
}

/** The facts as pairs of texts; lists line by line, and what is empty left out. */
function factsOf(facts: unknown): CaseView['facts'] {
  if (typeof facts !== 'object' || facts === null) return []
  return Object.entries(facts).flatMap(([name, value]): CaseView['facts'] => {
    if (value === null || value === '' || typeof value === 'function') return []
    if (Array.isArray(value)) return value.length > 0 ? [[name, value.join('\n')]] : []
    return [[name, typeof value === 'object' ? JSON.stringify(value) : `${value}`]]
  })
}

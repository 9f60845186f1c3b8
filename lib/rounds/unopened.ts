import { prisma } from '@/lib/db/prisma'
import { type RoundRow, toRoundRow } from './row'

type Unopened = Omit<RoundRow, 'status'> & { status: 'unopened' }

const nothing = { toFixed: () => '0' }

/** A round of which there are only refused transactions: every bet into it was refused. */
export async function roundOfRefusals(id: string): Promise<Unopened | null> {
  const link = await prisma().transaction.findFirst({ where: { roundId: id }, orderBy: { seq: 'asc' } })
  if (!link?.providerRoundId || !link.gameId) return null
  const { providerId, gameId, providerRoundId, playerId, currency, at } = link
  return unopened({ id, providerId, gameId, providerRoundId, playerId, currency, openedAt: at })
}

/** A round of which there is only a case: a win was refused, and nothing of it is stored but this. */
export async function roundOfCase(id: string): Promise<Unopened | null> {
  const opened = await prisma().case.findFirst({ where: { roundId: id }, orderBy: { openedAt: 'asc' } })
  const { providerId, playerId, currency, providerTransactionId: transactionId } = opened ?? {}
  if (!opened || !providerId || !playerId) return null
  const named = namedIn(opened.command) ?? (await namedInCall(providerId, transactionId ?? null))
  if (!named) return null
  return unopened({ id, providerId, playerId, currency: currency ?? '', openedAt: opened.openedAt, ...named })
}

type Facts = Pick<RoundRow, 'id' | 'providerId' | 'gameId' | 'playerId' | 'currency'> & {
  providerRoundId: string
  openedAt: Date
}

function unopened(facts: Facts): Unopened {
  const empty = { status: 'unopened', staffSettled: false, bets: 0, stake: nothing, win: nothing }
  return { ...toRoundRow({ ...empty, ...facts, updatedAt: facts.openedAt }), status: 'unopened' }
}

type Named = { providerRoundId: string; gameId: string }

/** Round and game as the refused command named them. */
function namedIn(command: unknown): Named | null {
  if (typeof command !== 'object' || command === null) return null
  const { providerRoundId, gameId } = command as Record<string, unknown>
  return typeof providerRoundId === 'string' && typeof gameId === 'string'
    ? { providerRoundId, gameId }
    : null
}

/** Likewise from the call itself, where the log still has it. */
async function namedInCall(providerId: string, transactionId: string | null): Promise<Named | null> {
  if (transactionId === null) return null
  const call = await prisma().request.findFirst({
    where: { providerTransactionId: transactionId, providerId },
  })
  try {
    const body = JSON.parse(call?.request ?? '') as Record<string, unknown>
    return namedIn({ providerRoundId: body.round_id, gameId: body.game_id })
  } catch {
    return null
  }
}

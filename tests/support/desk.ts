import { now } from '@/lib/clock'
import { executorOf } from '@/lib/db/executor'
import { inTransaction, prisma } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { directory } from '@/lib/providers/directory'
import type { Answer } from '@/lib/wallet/answer'
import { decideWithin } from '@/lib/wallet/batch'
import { commandOfCase } from '@/lib/wallet/case-command'
import type { Command } from '@/lib/wallet/command'
import type { Original } from '@/lib/wallet/staff-commands'
import { unique } from './casino'

/** A member of staff; gives the id. */
export async function hireStaff(role = 'approver'): Promise<string> {
  const id = newId()
  const email = `${unique(role)}@example.com`
  await prisma().staff.create({
    data: { id, email, name: role, role, passwordHash: 'none', createdAt: new Date(now()) },
  })
  return id
}

/** Decides a command as a staff action does: within a transaction of Prisma's. */
export function decideAsStaff(command: Command): Promise<Answer> {
  return inTransaction(async tx => decideWithin(executorOf(tx), await directory(), command, now()))
}

/** What a rollback by staff names; where it is not known, an original that the rules do not find either. */
export async function findOriginal(
  providerId: string,
  transactionId: string,
  playerId: string,
): Promise<Original> {
  const found = await prisma().transaction.findFirst({
    where: { providerId, scope: { in: ['', playerId] }, providerTransactionId: transactionId },
  })
  const { providerRoundId = null, gameId = null } = found ?? {}
  return { providerId, transactionId, playerId, providerRoundId, gameId }
}

/** The refused credit that a case has kept, or null. */
export async function findRefused(providerId: string, transactionId: string): Promise<Command | null> {
  const found = await prisma().case.findFirst({
    where: { kind: 'credit_refused', providerId, providerTransactionId: transactionId },
  })
  return commandOfCase(found?.command ?? null)
}

/** A limit in force from a moment on: from the beginning unless said. */
export async function setLimit(
  playerId: string,
  currency: string,
  kind: string,
  period: string,
  amount: string | null,
  from = 0,
): Promise<void> {
  const moment = new Date(from)
  const facts = { playerId, currency, kind, period, amount, setBy: 'test', reason: null }
  await prisma().playerLimit.create({
    data: { ...facts, id: newId(), effectiveAt: moment, setAt: moment },
  })
  await prisma().player.update({ where: { id: playerId }, data: { limited: true } })
}

import { randomBytes } from 'node:crypto'
import type { AuditAction } from '@/lib/audit/actions'
import { recordAudit } from '@/lib/audit/record'
import { type Instant, now } from '@/lib/clock'
import { executorOf } from '@/lib/db/executor'
import { appPool, ownerPool } from '@/lib/db/pools'
import { inTransaction, type Tx } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { directory } from '@/lib/providers/directory'
import type { Answer } from '@/lib/wallet/answer'
import { decideWithin } from '@/lib/wallet/batch'
import { commandOfCase } from '@/lib/wallet/case-command'
import type { Command } from '@/lib/wallet/command'
import type { Original } from '@/lib/wallet/staff-commands'

/** A member of staff who never signs in: the ledger asks only who it was, and in which role. */
export async function hireStaff(role = 'approver'): Promise<string> {
  const id = newId()
  const email = `${randomBytes(6).toString('hex')}@casino.test`
  await appPool().query(
    'insert into staff (id, email, name, role, created_at) values ($1, $2, $2, $3, now())',
    [id, email, role],
  )
  return id
}

/** A staff command in a transaction of its own, as a staff action runs it. */
export function decideAsStaff(command: Command, at: Instant = now()): Promise<Answer> {
  return inTransaction(async tx => {
    const answer = await decideWithin(executorOf(tx), await directory(), command, at)
    await auditRuling(tx, command, at)
    return answer
  })
}

/** The event that a staff action leaves: the ledger's proof asks for it. */
export function auditRuling(tx: Tx, { actor, playerId, resolution }: Command, at: Instant): Promise<void> {
  const subject = { kind: 'player', id: playerId } as const
  return recordAudit(tx, { actor, at }, { action: resolution as AuditAction, subject, playerId })
}

/** What the desk would know of a transaction; of what is not there, only what was asked for. */
export async function findOriginal(
  providerId: string,
  transactionId: string,
  playerId: string,
): Promise<Original> {
  const { rows } = await appPool().query(
    'select provider_round_id, game_id from transactions where provider_id = $1 and provider_transaction_id = $2',
    [providerId, transactionId],
  )
  const { provider_round_id: providerRoundId = null, game_id: gameId = null } = rows[0] ?? {}
  return { providerId, transactionId, playerId, providerRoundId, gameId }
}

/** The refused call that a case keeps. */
export async function findRefused(providerId: string, transactionId: string): Promise<Command | null> {
  const { rows } = await appPool().query(
    `select command from cases where kind = 'credit_refused' and provider_id = $1 and provider_transaction_id = $2 order by id`,
    [providerId, transactionId],
  )
  return commandOfCase(rows[0]?.command)
}

/** A limit as the desk writes it, in force from this moment on. */
export async function setLimit(
  playerId: string,
  currency: string,
  kind: string,
  period: string,
  amount: string | null,
  effectiveAt: Instant = now() - 1,
): Promise<void> {
  await ownerPool().query(
    `insert into player_limits (id, player_id, kind, period, amount, currency, effective_at, set_by, set_at)
     values ($1, $2, $3, $4, $5, $6, $7, 'test', now())`,
    [newId(), playerId, kind, period, amount, currency, new Date(effectiveAt)],
  )
  await ownerPool().query('update players set limited = true where id = $1', [playerId])
}

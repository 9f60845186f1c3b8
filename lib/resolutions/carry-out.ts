import { executorOf } from '@/lib/db/executor'
import type { Tx } from '@/lib/db/prisma'
import { directory } from '@/lib/providers/directory'
import { type RefusalCode, refusals, refuse } from '@/lib/refusal'
import { decideWithin } from '@/lib/wallet/batch'
import type { Command } from '@/lib/wallet/command'
import { type PostedEntry, readPosted } from './posted'

/** What the rules' codes mean to a person who decides by hand. */
const words: Partial<Record<RefusalCode, string>> = {
  INSUFFICIENT_FUNDS: 'The balance is too low: the player has spent what would be taken back.',
  ROUND_CLOSED: 'The round was closed or settled by staff since.',
  TRANSACTION_ROLLED_BACK: 'Its rollback came first: this id is refused for ever.',
  TRANSACTION_CONFLICT: 'The provider has used this transaction id for something else since.',
  NOT_ALLOWED: 'It was rolled back or kept since.',
  FX_RATE_UNAVAILABLE: 'No rate of this currency was ever set: set one first.',
}

/**
 * Decides the commands one after the other inside the transaction, by the very rules of the wallet, and gives
 * what was posted. One refusal refuses the whole: whoever runs the transaction must undo it.
 */
export async function carryOut(tx: Tx, commands: Command[], at: number): Promise<PostedEntry[]> {
  const executor = executorOf(tx)
  const ids: string[] = []
  for (const command of commands) {
    const answer = await decideWithin(executor, await directory(), command, at)
    if (answer.code) refuse(answer.code, { message: words[answer.code] ?? refusals[answer.code].message })
    if (answer.verdict === 'replay')
      refuse('NOT_ALLOWED', { message: 'It was done already: look at it again.' })
    ids.push((JSON.parse(answer.body) as { ledger_id: string }).ledger_id)
  }
  return readPosted(tx, ids)
}

import type { Amount } from '@/lib/money/amount'
import type { Command } from '@/lib/wallet/command'
import {
  acceptedWin,
  adjustment,
  type Original,
  type RoundName,
  releasedRollback,
  staffRollback,
  staffWin,
} from '@/lib/wallet/staff-commands'

/** What staff do in a story, and what each line names. */
export const staffFields = {
  staff_rollback: ['transaction_id', 'original'],
  staff_release: ['transaction_id', 'original'],
  staff_settle: ['transaction_id', 'round_id', 'amount'],
  staff_close: ['transaction_id', 'round_id'],
  staff_accept: ['original'],
  adjust: ['transaction_id', 'type', 'amount'],
}

export type StaffVerb = keyof typeof staffFields

/** How a stage finds what a line names, and who acts there. */
export type Desk = {
  actor: string
  player: { id: string; currency: string }
  transactionId: (id: string) => string
  /** `of` says whose it is: the provider's, unless it is `staff`. */
  original: (id: string, of: string | undefined) => Promise<Original>
  round: (id: string) => RoundName
  refused: (id: string) => Promise<Command | null>
}

/** The command of a staff line. */
export async function staffLine(
  desk: Desk,
  verb: StaffVerb,
  fields: Record<string, string>,
): Promise<Command> {
  const { player } = desk
  const ruling = {
    transactionId: desk.transactionId(fields.transaction_id ?? ''),
    actor: desk.actor,
    reason: 'story',
  }
  const money = { currency: fields.currency ?? player.currency, amount: (fields.amount ?? '0') as Amount }
  const original = () => desk.original(fields.original!, fields.of)
  if (verb === 'staff_rollback') return staffRollback(await original(), ruling)
  if (verb === 'staff_release') return releasedRollback(await original(), ruling)
  if (verb === 'adjust')
    return adjustment({ ...money, playerId: player.id, type: fields.type as 'credit' }, ruling)
  if (verb === 'staff_accept') {
    const refused = await desk.refused(fields.original!)
    if (!refused) throw new Error(`no case keeps ${fields.original}`)
    return acceptedWin(refused, ruling)
  }
  return staffWin(desk.round(fields.round_id!), money, ruling)
}

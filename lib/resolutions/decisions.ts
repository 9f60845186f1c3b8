import type { ApprovalFacts } from '@/lib/approvals/get'
import { approvalStates } from '@/lib/approvals/states'
import { type Role, reasonAgainst } from '@/lib/staff/permissions'

/** Why this person may not do it now, in a sentence; null where they may. */
export type Decisions = Record<'approve' | 'decline' | 'withdraw', string | null>

/** What a person may decide about a change that waits, as page and verbs see it; `refusal`: why it cannot be done now. */
export function decisionsFor(
  approval: Pick<ApprovalFacts, 'state' | 'maker'>,
  staff: { id: string; role: Role },
  refusal: string | null,
): Decisions {
  if (approval.state !== 'waiting') {
    const over = `This change ${approvalStates[approval.state]}.`
    return { approve: over, decline: over, withdraw: over }
  }
  const isMaker = approval.maker.id === staff.id
  const own = isMaker ? 'You asked for it yourself: somebody else decides.' : null
  const role = reasonAgainst(staff.role, 'approvals.decide')
  const notOwn = isMaker ? null : 'Only the person who asked for it can withdraw it.'
  return {
    approve: own ?? role ?? refusal,
    decline: own ?? role,
    withdraw: notOwn ?? reasonAgainst(staff.role, 'approvals.withdraw'),
  }
}

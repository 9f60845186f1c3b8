import type { Decision } from '@/lib/approvals/decision'
import { getApproval } from '@/lib/approvals/get'
import { approveSheet, type SheetApproved } from '@/lib/fx/approve'
import type { Scope } from '@/lib/staff/action'
import { type Approved, approveResolution } from './approve'

/** A second person says yes to what waits: each kind of change has its own way of being looked at again. */
export async function approveHeld(scope: Scope, decision: Decision): Promise<Approved | SheetApproved> {
  const found = await getApproval(decision.id)
  return found?.action === 'rate.set' ? approveSheet(scope, decision) : approveResolution(scope, decision)
}

'use server'

import { parseDecision } from '@/lib/approvals/decision'
import { declineApproval } from '@/lib/approvals/decline'
import { withdrawApproval } from '@/lib/approvals/withdraw'
import { approveHeld } from '@/lib/resolutions/approve-held'
import { staffAction } from '@/lib/staff/action'

export async function approve(raw: unknown) {
  return staffAction('approval.approve', 'approvals.decide', () => parseDecision(raw), approveHeld)
}

export async function decline(raw: unknown) {
  return staffAction('approval.decline', 'approvals.decide', () => parseDecision(raw), declineApproval)
}

export async function withdraw(raw: unknown) {
  return staffAction('approval.withdraw', 'approvals.withdraw', () => parseDecision(raw), withdrawApproval)
}

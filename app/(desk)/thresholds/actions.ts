'use server'

import { setThreshold } from '@/lib/approvals/set-threshold'
import { parseThreshold } from '@/lib/approvals/threshold-form'
import { staffAction } from '@/lib/staff/action'

export async function set(raw: unknown) {
  return staffAction('threshold.set', 'thresholds.manage', () => parseThreshold(raw), setThreshold)
}

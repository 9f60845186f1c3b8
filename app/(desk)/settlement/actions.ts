'use server'

import { freezeMonth, parseFreezing } from '@/lib/settlement/freeze'
import { parseShare, setShare } from '@/lib/settlement/set-share'
import { staffAction } from '@/lib/staff/action'

export async function freeze(raw: unknown) {
  return staffAction('settlement.freeze', 'settlement.freeze', () => parseFreezing(raw), freezeMonth)
}

export async function changeShare(raw: unknown) {
  return staffAction('share.set', 'shares.manage', () => parseShare(raw), setShare)
}

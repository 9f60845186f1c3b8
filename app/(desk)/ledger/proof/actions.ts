'use server'

import { parseVerification, startVerification } from '@/lib/cases/start-verification'
import { exportProof as exportOne, parseLedgerId } from '@/lib/seals/export-proof'
import { staffAction } from '@/lib/staff/action'

export async function verifyNow(raw: unknown) {
  return staffAction('ledger.verify', 'ledger.verify', () => parseVerification(raw), startVerification)
}

export async function exportProof(raw: unknown) {
  return staffAction('proof.export', 'ledger.verify', () => parseLedgerId(raw), exportOne)
}

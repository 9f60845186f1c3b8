'use server'

import { lookAt, parseLookForm } from '@/lib/reconciliation/look'
import { parseMappingForm, saveMapping } from '@/lib/reconciliation/mappings'
import { openCases, parseCasesForm } from '@/lib/reconciliation/open-cases'
import { staffAction } from '@/lib/staff/action'

export async function lookAtStatement(raw: unknown) {
  return staffAction('reconciliation.preview', 'reconciliation.run', () => parseLookForm(raw), lookAt)
}

export async function keepMapping(raw: unknown) {
  return staffAction('reconciliation.mapping', 'reconciliation.run', () => parseMappingForm(raw), saveMapping)
}

export async function openDifferenceCases(raw: unknown) {
  return staffAction('case.open', 'reconciliation.run', () => parseCasesForm(raw), openCases)
}

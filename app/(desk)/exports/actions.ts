'use server'

import { cancelExport } from '@/lib/exports/cancel'
import { makeExport, parseWanted } from '@/lib/exports/make'
import { staffAction } from '@/lib/staff/action'
import { readId } from '@/lib/staff/inputs'

export async function askForExport(raw: unknown) {
  return staffAction(
    'export.make',
    'exports.read',
    () => parseWanted(raw),
    (scope, wanted) => makeExport(scope, wanted, scope.staff),
  )
}

export async function endExport(raw: unknown) {
  return staffAction(
    'export.cancel',
    'exports.read',
    () => readId(raw),
    (scope, id) => cancelExport(scope, id, scope.staff.role),
  )
}

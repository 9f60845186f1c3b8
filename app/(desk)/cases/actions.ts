'use server'

import { assignCase as assign, parseAssignment } from '@/lib/cases/assign'
import { endCase as end, parseEnding } from '@/lib/cases/end'
import { openByHand, parseOpening } from '@/lib/cases/open-by-hand'
import { parseReopening, reopenCase as reopen } from '@/lib/cases/reopen'
import { parseSnooze, snoozeCase as snooze } from '@/lib/cases/snooze'
import { type ActionAnswer, staffAction } from '@/lib/staff/action'
import { permissions } from '@/lib/staff/permissions'

type Shown = { id: string; seen: string }

export async function openCase(form: {
  title: string
  text: string
  playerId?: string | null
  roundId?: string | null
}): Promise<ActionAnswer<string>> {
  return staffAction('case.open', 'cases.manage', () => parseOpening(form), openByHand)
}

export async function assignCase(
  form: Shown & { ownerId: string | null },
): Promise<ActionAnswer<string | null>> {
  const { roles } = permissions['cases.manage']
  return staffAction(
    'case.assign',
    'cases.manage',
    () => parseAssignment(form),
    (scope, input) => assign(scope, input, roles),
  )
}

export async function snoozeCase(
  form: Shown & { until: string | null },
): Promise<ActionAnswer<string | null>> {
  return staffAction('case.snooze', 'cases.manage', () => parseSnooze(form), snooze)
}

export async function endCase(form: Shown & { ended: string; note: string }): Promise<ActionAnswer<true>> {
  return staffAction('case.close', 'cases.manage', () => parseEnding(form), end)
}

export async function reopenCase(form: Shown & { note: string }): Promise<ActionAnswer<true>> {
  return staffAction('case.reopen', 'cases.manage', () => parseReopening(form), reopen)
}

'use server'

import { type ActionAnswer, staffAction } from '@/lib/staff/action'
import { changeRole } from '@/lib/staff/change-role'
import { disableStaff } from '@/lib/staff/disable'
import { enableStaff } from '@/lib/staff/enable'
import { all, readId, readReason, readRole, readText } from '@/lib/staff/inputs'
import { inviteStaff, type MadeLink, renewLink } from '@/lib/staff/invite'
import { resetFactor } from '@/lib/staff/reset-factor'
import { revokeSessionsOf } from '@/lib/staff/revoke-session'

export async function invite(email: string, name: string, role: string): Promise<ActionAnswer<MadeLink>> {
  const parse = () => all({ email: readText(email, 400), name: readText(name, 400), role: readRole(role) })
  return staffAction('staff.invite', 'staff.manage', parse, inviteStaff)
}

export async function sendLink(id: string): Promise<ActionAnswer<MadeLink>> {
  return staffAction('staff.reset', 'staff.manage', () => readId(id), renewLink)
}

export async function setRole(id: string, role: string, reason: string): Promise<ActionAnswer<true>> {
  const parse = () => all({ staffId: readId(id), role: readRole(role), reason: readReason(reason) })
  return staffAction('staff.role', 'staff.manage', parse, changeRole)
}

export async function disable(id: string, reason: string): Promise<ActionAnswer<number>> {
  const parse = () => all({ staffId: readId(id), reason: readReason(reason) })
  return staffAction('staff.disable', 'staff.manage', parse, disableStaff)
}

export async function enable(id: string, reason: string): Promise<ActionAnswer<true>> {
  const parse = () => all({ staffId: readId(id), reason: readReason(reason) })
  return staffAction('staff.enable', 'staff.manage', parse, enableStaff)
}

export async function takeFactorAway(id: string, reason: string): Promise<ActionAnswer<number>> {
  const parse = () => all({ staffId: readId(id), reason: readReason(reason) })
  return staffAction('factor.reset', 'staff.manage', parse, resetFactor)
}

export async function endSessionOf(staffId: string, id: string): Promise<ActionAnswer<number>> {
  const parse = () => all({ staffId: readId(staffId), id: readId(id) })
  return staffAction('session.end', 'staff.manage', parse, revokeSessionsOf)
}

export async function endSessionsOf(staffId: string): Promise<ActionAnswer<number>> {
  const parse = () => (readId(staffId) ? { staffId, id: null } : null)
  return staffAction('session.end', 'staff.manage', parse, revokeSessionsOf)
}

'use server'

import { now } from '@/lib/clock'
import { type ActionAnswer, staffAction } from '@/lib/staff/action'
import { changePassword } from '@/lib/staff/change-password'
import { confirmFactor } from '@/lib/staff/confirm-factor'
import { signedInStaff } from '@/lib/staff/current'
import { demoCode } from '@/lib/staff/demo-code'
import { all, readId, readText } from '@/lib/staff/inputs'
import { remakeRecoveryCodes } from '@/lib/staff/recovery'
import { revokeEverySession, revokeOtherSessions, revokeOwnSession } from '@/lib/staff/revoke-session'

export async function endSession(id: string): Promise<ActionAnswer<boolean>> {
  return staffAction('session.end', 'sessions.revoke', () => readId(id), revokeOwnSession)
}

export async function endOtherSessions(): Promise<ActionAnswer<number>> {
  return staffAction('session.end', 'sessions.revoke', () => true, revokeOtherSessions)
}

export async function signOutEverywhere(): Promise<ActionAnswer<number>> {
  return staffAction('sign-out', 'sessions.revoke', () => true, revokeEverySession)
}

export async function setPassword(former: string, password: string): Promise<ActionAnswer<number>> {
  const parse = () => all({ former: readText(former, 1024), password: readText(password, 1024) })
  return staffAction('password.change', 'account.secure', parse, changePassword)
}

export async function makeRecoveryCodes(): Promise<ActionAnswer<string[]>> {
  return staffAction('recovery.make', 'account.secure', () => true, remakeRecoveryCodes)
}

export async function showFactor(code: string): Promise<ActionAnswer<unknown>> {
  return confirmFactor(code)
}

/** Null but in a demo (lib/staff/demo-code.ts). */
export async function factorHint(): Promise<string | null> {
  const staff = await signedInStaff()
  return staff && demoCode(staff.id, now())
}

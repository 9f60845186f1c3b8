'use server'

import { type ActionAnswer, staffAction } from '@/lib/staff/action'
import { revokeOtherSessions, revokeOwnSession } from '@/lib/staff/revoke-session'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export async function endSession(id: string): Promise<ActionAnswer<boolean>> {
  const parse = () => (typeof id === 'string' && uuid.test(id) ? id : null)
  return staffAction('session.end', 'sessions.revoke', parse, revokeOwnSession)
}

export async function endOtherSessions(): Promise<ActionAnswer<number>> {
  return staffAction('session.end', 'sessions.revoke', () => true, revokeOtherSessions)
}

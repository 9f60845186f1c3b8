import { recordAudit } from '@/lib/audit/record'
import { now } from '@/lib/clock'
import { inTransaction, prisma } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { isRefusal } from '@/lib/refusal'
import { approveResolution } from '@/lib/resolutions/approve'
import type { Intent, Resolution } from '@/lib/resolutions/intent'
import { type Offer, previewResolution } from '@/lib/resolutions/preview'
import { resolve } from '@/lib/resolutions/resolve'
import type { Scope } from '@/lib/staff/action'
import type { CurrentStaff } from '@/lib/staff/current'
import type { Role } from '@/lib/staff/permissions'
import { unique } from './casino'
import type { Guest, Table } from './table'

/** A member of staff who has just shown a second factor. */
export async function newAgent(role: Role, providerId: string | null = null): Promise<CurrentStaff> {
  const id = newId()
  const name = unique(role)
  const email = `${name}@example.com`
  await prisma().staff.create({
    data: { id, email, name, role, providerId, passwordHash: 'x', createdAt: new Date() },
  })
  return {
    id,
    email,
    name,
    role,
    providerId,
    sessionId: newId(),
    address: '127.0.0.1',
    factorAt: now(),
    isEnrolled: true,
  }
}

/** Does as a server action does, but for the sign-in: one transaction with its audit. */
export function acting<T>(staff: CurrentStaff, work: (scope: Scope) => Promise<T>, at = now()): Promise<T> {
  const { id: staffId, name, role, address, sessionId } = staff
  const by = { actor: `staff:${staffId}`, at, person: { staffId, name, role, address, sessionId } }
  return inTransaction(tx => work({ tx, staff, by, audit: facts => recordAudit(tx, by, facts) }))
}

/** The sentence a refusal says; fails where the work was not refused. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    const value = await work
    return `was not refused: ${JSON.stringify(value)}`
  } catch (thrown) {
    if (isRefusal(thrown)) return thrown.message
    throw thrown
  }
}

export const roundOf = async ({ provider }: Table, guest: Guest, name = 'r1') =>
  prisma().round.findFirstOrThrow({
    where: { providerId: provider.id, providerRoundId: name, playerId: guest.id },
  })

/** An intent with what most of them have in common. */
export function intentFor(guest: Guest, action: Intent['action'], parts: Partial<Intent> = {}): Intent {
  const reason = action === 'player.adjust' ? 'goodwill' : 'correction'
  const names = { roundId: null, transactionId: null, caseId: null }
  const nothing = { amount: null, direction: null, reason, note: 'seen in the game log' }
  return { action, playerId: guest.id, ...names, ...nothing, ...parts }
}

export const preview = (staff: CurrentStaff, intent: Intent): Promise<Offer> =>
  acting(staff, scope => previewResolution(scope, intent))

/** The form as it is sent once its preview was read. */
export function formOf(intent: Intent, { formId, basis, confirmation }: Offer): Resolution {
  return { ...intent, formId, basis, confirmation }
}

export const confirm = (staff: CurrentStaff, form: Resolution) => acting(staff, scope => resolve(scope, form))

/** Preview and confirmation in one. */
export async function put(staff: CurrentStaff, intent: Intent) {
  return confirm(staff, formOf(intent, await preview(staff, intent)))
}

/** What waits for a second person, once it was put. */
export async function hold(staff: CurrentStaff, intent: Intent): Promise<string> {
  const outcome = await put(staff, intent)
  if (outcome.state !== 'held') throw new Error(`was not held: ${JSON.stringify(outcome)}`)
  return outcome.approvalId
}

export const approve = (staff: CurrentStaff, id: string, at = now()) =>
  acting(staff, scope => approveResolution(scope, { id, note: 'checked' }), at)

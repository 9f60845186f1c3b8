import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { uuidPattern } from '@/lib/text'
import { type FactorState, factorOf, type StaffState } from './list'

export type StaffFacts = {
  id: string
  email: string
  name: string
  role: string
  /** Whose engineer it is. */
  providerId: string | null
  state: StaffState
  factor: FactorState
  factorAt: string | null
  recoveryLeft: number
  hasPassword: boolean
  hasOidc: boolean
  createdAt: string
  disabledAt: string | null
  /** Until when the newest link works, where there is one that was not used. */
  linkUntil: string | null
}

/** A member of staff, or null where there is none. */
export async function getStaff(id: string): Promise<StaffFacts | null> {
  if (!uuidPattern.test(id)) return null
  const staff = await prisma().staff.findUnique({
    where: { id },
    include: {
      links: { orderBy: { id: 'desc' }, take: 1 },
      _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
    },
  })
  if (!staff) return null
  const { email, name, role, providerId, totpEnrolledAt, disabledAt, createdAt, passwordHash, oidcSubject } =
    staff
  const link = staff.links.find(one => !one.usedAt && !disabledAt)
  const isInvited = !passwordHash && !oidcSubject
  return {
    id,
    email,
    name,
    role,
    providerId,
    state: disabledAt ? 'disabled' : isInvited ? 'invited' : 'active',
    factor: factorOf(role, totpEnrolledAt !== null),
    factorAt: totpEnrolledAt && timeCell(totpEnrolledAt),
    recoveryLeft: staff._count.recoveryCodes,
    hasPassword: passwordHash !== null,
    hasOidc: oidcSubject !== null,
    createdAt: timeCell(createdAt),
    disabledAt: disabledAt && timeCell(disabledAt),
    linkUntil: link ? timeCell(link.expiresAt) : null,
  }
}

/** The id of a member of staff by their email, for the command line; null where there is none. */
export async function findStaffId(email: string): Promise<string | null> {
  const staff = await prisma().staff.findUnique({ where: { email }, select: { id: true } })
  return staff?.id ?? null
}

import { type Instant, now } from '@/lib/clock'
import { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { type Cursor, keysetPage, type Page } from '@/lib/listing/keyset'
import type { StaffFilter } from './filter'
import { isRole, needsFactor, roles } from './permissions'
import { idleLimit } from './session-rules'

export type StaffState = 'active' | 'invited' | 'disabled'
/** `missing`: the role needs one, and nothing works before it is set up. */
export type FactorState = 'enrolled' | 'missing' | 'none'

export type StaffRow = {
  id: string
  email: string
  name: string
  role: string
  /** Whose engineer it is. */
  providerId: string | null
  state: StaffState
  factor: FactorState
  seenAt: string | null
  liveSessions: number
}

export const staffSortColumns = 1
export const staffPage = 50

type Found = {
  id: string
  email: string
  name: string
  role: string
  providerId: string | null
  state: StaffState
  enrolled: boolean
  seenAt: Date | null
  live: bigint
}

/** A page of those who work here, by email, with their live sign-ins. */
export async function listStaff(
  filter: StaffFilter,
  cursor: Cursor | null,
  size = staffPage,
): Promise<Page<StaffRow>> {
  const at = now()
  return keysetPage(
    cursor,
    size,
    (from, limit) => fetchStaff(filter, from, limit, at),
    row => [row.email],
  )
}

/** Everyone, for the command line. */
export async function listEveryone(): Promise<StaffRow[]> {
  const nothing = { q: null, role: null, provider: null, state: null, factor: null }
  return (await listStaff(nothing, null, 10_000)).rows
}

const stateOfStaff = Prisma.sql`case when s.disabled_at is not null then 'disabled'
  when s.password_hash is null and s.oidc_subject is null then 'invited' else 'active' end`

async function fetchStaff(filter: StaffFilter, cursor: Cursor | null, limit: number, at: Instant) {
  const isBackward = cursor?.direction === 'before'
  const beyond = isBackward
    ? Prisma.sql`s.email < ${cursor.keys[0]}`
    : Prisma.sql`s.email > ${cursor?.keys[0] ?? ''}`
  const found = await prisma().$queryRaw<Found[]>`
    select s.id, s.email, s.name, s.role, s.provider_id as "providerId", ${stateOfStaff} as state, s.totp_enrolled_at is not null as enrolled,
      n.seen as "seenAt", n.live
    from staff s cross join lateral (
      select max(last_seen_at) as seen, count(*) filter (where revoked_at is null and expires_at > ${new Date(at)}
        and last_seen_at > ${new Date(at - idleLimit)}) as live
      from (select * from staff_sessions where staff_id = s.id order by created_at desc limit 100) newest
    ) n
    where ${beyond} and ${whereOf(filter)}
    order by s.email ${isBackward ? Prisma.sql`desc` : Prisma.sql`asc`} limit ${limit}`
  return found.map(toRow)
}

function whereOf({ q, role, provider, state, factor }: StaffFilter): Prisma.Sql {
  const needing = roles.filter(needsFactor)
  const conditions = [
    ...(q ? [Prisma.sql`(s.email like ${pattern(q)} or lower(s.name) like ${pattern(q)})`] : []),
    ...(role ? [Prisma.sql`s.role = ${role}`] : []),
    ...(provider ? [Prisma.sql`s.provider_id = ${provider}`] : []),
    ...(state ? [Prisma.sql`${stateOfStaff} = ${state}`] : []),
    ...(factor === 'enrolled' ? [Prisma.sql`s.totp_enrolled_at is not null`] : []),
    ...(factor === 'missing' ? [Prisma.sql`s.totp_enrolled_at is null and s.role = any(${needing})`] : []),
    ...(factor === 'none' ? [Prisma.sql`s.totp_enrolled_at is null and not s.role = any(${needing})`] : []),
  ]
  return conditions.length ? Prisma.join(conditions, ' and ') : Prisma.sql`true`
}

/** Anywhere within: a hundred people are looked through at once. */
function pattern(q: string): string {
  return `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
}

function toRow({ enrolled, seenAt, live, ...row }: Found): StaffRow {
  return {
    ...row,
    factor: factorOf(row.role, enrolled),
    seenAt: seenAt && timeCell(seenAt),
    liveSessions: Number.parseInt(`${live}`, 10),
  }
}

/** What there is to say of a person's second factor. */
export function factorOf(role: string, isEnrolled: boolean): FactorState {
  if (isEnrolled) return 'enrolled'
  return isRole(role) && needsFactor(role) ? 'missing' : 'none'
}

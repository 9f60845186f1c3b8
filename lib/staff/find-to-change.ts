import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'

/**
 * The row of whom an admin wants to change, held until the transaction ends. Refuses NOT_ALLOWED for nobody and
 * for oneself: `own` says what one may not do to oneself.
 */
export async function findToChange({ tx, by }: AuditScope, staffId: string, own: string) {
  if (by.person?.staffId === staffId) refuse('NOT_ALLOWED', { message: `You may not ${own}.` })
  await tx.$executeRaw`select from staff where id = ${staffId}::uuid for update`
  const staff = await tx.staff.findUnique({ where: { id: staffId } })
  return staff ?? refuse('NOT_ALLOWED', { message: 'There is no such member of staff.' })
}

/**
 * Refuses NOT_ALLOWED where nobody would be left who can manage staff. All who can are held, in one order: of
 * two admins who disable one another at once the second is refused.
 */
export async function keepAnAdmin({ tx }: AuditScope, staffId: string): Promise<void> {
  const admins = await tx.$queryRaw<{ id: string }[]>`
    select id from staff where role = 'admin' and disabled_at is null
      and (password_hash is not null or oidc_subject is not null) order by id for update`
  const others = admins.filter(({ id }) => id !== staffId)
  if (others.length < admins.length && others.length === 0)
    refuse('NOT_ALLOWED', { message: 'This is the last active admin: make another one first.' })
}

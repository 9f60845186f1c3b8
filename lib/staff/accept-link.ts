import type { By } from '@/lib/actor'
import { audited } from '@/lib/audit/audited'
import { type Instant, now } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { isRefusal, refuse } from '@/lib/refusal'
import type { ActionAnswer } from './action'
import { countAttempt, forgiveAttempt, linkLimits } from './attempts'
import { readName } from './create'
import { findLink, type Purpose } from './link'
import { hashPassword } from './password'
import { reasonAgainstPassword } from './password-rules'
import { revoke } from './revoke-session'
import { waitSentence } from './wait'

/** What is said of every link that does not work, whatever is wrong with it. */
export const deadLink = 'This link does not work. It may have been used, replaced by a newer one, or be over.'

export type LinkFacts = { purpose: Purpose; email: string; name: string }
export type Acceptance = { token: string; name: string; password: string; address: string }

/** Whose link a token is, for the page that takes it; null for one that does not work. Failures are counted. */
export async function readLink(token: string, address: string): Promise<LinkFacts | null> {
  const at = now()
  const limits = linkLimits(address)
  const { wait } = await countAttempt(limits, at)
  const link = wait > 0 ? null : await findLink(prisma(), token, at)
  if (!link) return null
  await forgiveAttempt(limits)
  return { purpose: link.purpose as Purpose, email: link.staff.email, name: link.staff.name }
}

/** The same for a form: what was sent, or null for what none of ours sends. */
export async function acceptWithLink(given: Acceptance | null): Promise<ActionAnswer<{ email: string }>> {
  if (!given) return { ok: false, reason: 'INVALID', message: 'That was not understood; nothing was done.' }
  try {
    return { ok: true, value: await acceptLink(given) }
  } catch (thrown) {
    if (isRefusal(thrown)) return { ok: false, reason: 'REFUSED', message: thrown.message }
    throw thrown
  }
}

/**
 * Sets the password of whoever a link was made for, once, and ends their sign-ins. Answers the email to sign in
 * with. Refuses INVALID_REQUEST for a poor password, NOT_ALLOWED for a link that does not work.
 */
export async function acceptLink(given: Acceptance): Promise<{ email: string }> {
  const at = now()
  const limits = linkLimits(given.address)
  const { wait } = await countAttempt(limits, at)
  if (wait > 0) refuse('NOT_ALLOWED', { message: waitSentence(wait) })
  const found = await findLink(prisma(), given.token, at)
  if (!found) refuse('NOT_ALLOWED', { message: deadLink })
  const name = readName(given.name) ?? found.staff.name
  const against = reasonAgainstPassword(given.password, [found.staff.email, name])
  if (against) refuse('INVALID_REQUEST', { field: 'password', message: against })
  const passwordHash = await hashPassword(given.password)
  const email = await takeLink({ ...given, name }, passwordHash, at)
  await forgiveAttempt(limits)
  return { email }
}

function takeLink({ token, name, address }: Acceptance, passwordHash: string, at: Instant): Promise<string> {
  const by: By = { actor: 'link', at, address }
  return audited(by, async ({ tx, audit }) => {
    const link = await findLink(tx, token, at)
    // Whoever makes a newer link, or uses this one at the same moment, holds the person's row or comes after.
    await tx.$executeRaw`select from staff where id = ${link?.staffId ?? null}::uuid for update`
    const again = link && (await findLink(tx, token, at))
    if (!again) refuse('NOT_ALLOWED', { message: deadLink })
    const { staffId, purpose, staff } = again
    await tx.staffLink.update({ where: { id: again.id }, data: { usedAt: new Date(at) } })
    const data = purpose === 'invitation' ? { passwordHash, name } : { passwordHash }
    await tx.staff.update({ where: { id: staffId }, data })
    const owner: By = { actor: `staff:${staffId}`, at }
    const ended = await revoke(tx, { staffId }, owner)
    const action = purpose === 'invitation' ? 'staff.accept' : 'password.change'
    const after = purpose === 'invitation' ? { name, ended } : { link: link.id, ended }
    await audit({ action, subject: { kind: 'staff', id: staffId }, after })
    return staff.email
  })
}

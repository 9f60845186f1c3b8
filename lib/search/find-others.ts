import { wordsOf } from '@/lib/audit/actions'
import { prisma } from '@/lib/db/prisma'
import { amountCell } from '@/lib/listing/cells'
import { timeOf } from './find-rounds'
import { factsOf, type Hit } from './hit'

/** Cases by their id. */
export async function findCases(_terms: string[], uuids: string[]): Promise<Hit[]> {
  const found = await prisma().case.findMany({ where: { id: { in: uuids } } })
  return found.map(({ id, kind, title, state, playerId, providerId, openedAt }) => ({
    kind: 'case',
    id,
    href: `/cases/${id}`,
    title: title ?? kind.replaceAll('_', ' '),
    facts: factsOf(state, playerId, providerId, timeOf(openedAt)),
    exact: true,
  }))
}

/** Approvals by their id. */
export async function findApprovals(_terms: string[], uuids: string[]): Promise<Hit[]> {
  const found = await prisma().approval.findMany({ where: { id: { in: uuids } } })
  return found.map(({ id, action, state, playerId, amount, currency, madeAt }) => ({
    kind: 'approval',
    id,
    href: `/approvals/${id}`,
    title: wordsOf(action),
    facts: factsOf(state, `${amountCell(amount, currency)} ${currency}`, playerId, timeOf(madeAt)),
    exact: true,
  }))
}

/** Keys of providers and of the operator by their id: what they were used for. */
export async function findKeys(terms: string[]): Promise<Hit[]> {
  const found = await prisma().credential.findMany({
    where: { id: { in: terms } },
    select: { id: true, owner: true, providerId: true, revokedAt: true, lastUsedAt: true },
  })
  return found.map(({ id, owner, providerId, revokedAt, lastUsedAt }) => ({
    kind: 'key',
    id,
    href: providerId ? `/requests?provider=${encodeURIComponent(providerId)}` : '/requests',
    title: id,
    facts: factsOf(
      `key of ${providerId ?? `the ${owner}`}`,
      revokedAt ? 'revoked' : 'not revoked',
      lastUsedAt ? `last used ${timeOf(lastUsedAt)}` : 'never used',
    ),
    exact: true,
  }))
}

/** Members of staff by id or e-mail address. */
export async function findStaff(terms: string[], uuids: string[]): Promise<Hit[]> {
  const emails = terms.map(term => term.toLowerCase())
  const found = await prisma().staff.findMany({
    where: { OR: [{ id: { in: uuids } }, { email: { in: emails } }] },
  })
  return found.map(({ id, name, email, role, disabledAt }) => ({
    kind: 'staff',
    id,
    href: `/staff/${id}`,
    title: name,
    facts: factsOf(email, role, disabledAt && 'disabled'),
    exact: true,
  }))
}

/** Events of the audit by their id. */
export async function findEvents(_terms: string[], uuids: string[]): Promise<Hit[]> {
  const found = await prisma().auditEvent.findMany({
    where: { id: { in: uuids } },
    select: { seq: true, id: true, action: true, actor: true, actorName: true, at: true },
  })
  return found.map(({ seq, id, action, actor, actorName, at }) => ({
    kind: 'event',
    id,
    href: `/audit?event=${seq}`,
    title: `${actorName ?? actor} ${wordsOf(action)}`,
    facts: factsOf(`event ${seq}`, timeOf(at)),
    exact: true,
  }))
}

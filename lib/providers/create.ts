import type { By } from '@/lib/actor'
import { prisma } from '@/lib/db/prisma'
import { refuse } from '@/lib/refusal'
import { isText } from '@/lib/text'
import { insertKey, type NewKey } from './keys/insert'
import { completePolicies, type Policies } from './policies'

export type NewProvider = {
  id: string
  name: string
  mode: 'sandbox' | 'live'
  /** What is left out is at its default. */
  policies?: Partial<Policies>
}

/** Ids under which the operator's and the staff's own transactions stand. */
const reserved = ['operator', 'staff']

/**
 * A provider with its first policies and its first key. Refuses INVALID_REQUEST for a malformed or reserved
 * id or name, NOT_ALLOWED when the id is taken.
 */
export async function createProvider(given: NewProvider, by: By): Promise<NewKey & { providerId: string }> {
  const { id, name, mode } = given
  if (!/^[a-z0-9][a-z0-9_-]{0,62}$/.test(id) || reserved.includes(id)) {
    refuse('INVALID_REQUEST', {
      field: 'id',
      message:
        'A provider id is 1 to 63 of a-z, 0-9, _ and -, begins with a letter or digit, and is not operator or staff.',
    })
  }
  if (!isText(name, 200))
    refuse('INVALID_REQUEST', { field: 'name', message: 'A name is 1 to 200 characters.' })
  const settings = completePolicies(given.policies ?? {})
  const createdAt = new Date(by.at)
  return prisma().$transaction(async tx => {
    const { count } = await tx.provider.createMany({
      data: [{ id, name, mode, createdAt }],
      skipDuplicates: true,
    })
    if (count === 0) refuse('NOT_ALLOWED', { field: 'id', message: `There is a provider "${id}" already.` })
    await tx.policy.create({ data: { providerId: id, version: 1, settings, createdBy: by.actor, createdAt } })
    return { providerId: id, ...(await insertKey(tx, id, by)) }
  })
}

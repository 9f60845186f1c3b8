import type { AuditScope } from '@/lib/audit/scope'
import { newId } from '@/lib/ids'
import { refuse } from '@/lib/refusal'
import { type SavedView, viewsMax } from './list'

export type NewView = { list: string; name: string; query: string }

type Scope = AuditScope & { staff: { id: string } }

// Where in a list one stands, and what is open beside it, is no part of a view.
const passing = ['after', 'before', 'entry']

/** A view as our own form sends it, or null: a list's word, a name of 1 to 60 characters, a query of at most 2000. */
export function parseView(list: unknown, name: unknown, query: unknown): NewView | null {
  if (typeof list !== 'string' || typeof name !== 'string' || typeof query !== 'string') return null
  const kept = new URLSearchParams(query)
  for (const key of passing) kept.delete(key)
  const view = { list, name: name.trim(), query: kept.toString() }
  const isSound =
    /^[a-z][a-z-]{0,39}$/.test(list) &&
    view.name.length >= 1 &&
    view.name.length <= 60 &&
    !/\p{Cc}|\p{Cs}/u.test(view.name) &&
    view.query.length <= 2000
  return isSound ? view : null
}

/** Keeps a view for its person; one of the same name is replaced. Refuses NOT_ALLOWED beyond `viewsMax` of a list. */
export async function saveView({ tx, staff, by, audit }: Scope, given: NewView): Promise<SavedView> {
  const { list, name, query } = given
  const key = { staffId: staff.id, list, name }
  const before = await tx.savedView.findFirst({ where: key, select: { query: true } })
  if (!before && (await tx.savedView.count({ where: { staffId: staff.id, list } })) >= viewsMax) {
    refuse('NOT_ALLOWED', {
      message: `There are ${viewsMax} views of this list already: delete one you no longer need.`,
    })
  }
  const { id } = await tx.savedView.upsert({
    where: { staffId_list_name: key },
    create: { id: newId(), ...key, query, createdAt: new Date(by.at) },
    update: { query },
    select: { id: true },
  })
  await audit({ action: 'view.save', subject: { kind: 'view', id }, before, after: { list, name, query } })
  return { id, name, query }
}

import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'

type Scope = AuditScope & { staff: { id: string } }

/** Deletes one of a person's own views. Refuses INVALID_REQUEST where they have none of this id. */
export async function deleteView({ tx, staff, audit }: Scope, id: string): Promise<boolean> {
  const view = await tx.savedView.findFirst({ where: { id, staffId: staff.id } })
  if (!view) refuse('INVALID_REQUEST', { message: 'There is no such view any more.' })
  await tx.savedView.delete({ where: { id } })
  const { list, name, query } = view
  await audit({ action: 'view.delete', subject: { kind: 'view', id }, before: { list, name, query } })
  return true
}

import { type Permission, type Role, reasonAgainst } from '@/lib/staff/permissions'
import { exportKinds } from './kinds'

/** Why a role may not take what a permission is for away as a file; null where it may. */
export function rightsToExport(role: Role): Partial<Record<Permission, string | null>> {
  const takes = new Set(Object.values(exportKinds).map(kind => kind.takes))
  return Object.fromEntries([...takes].map(one => [one, reasonAgainst(role, one)]))
}

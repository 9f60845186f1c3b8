import { AuditTable } from '@/components/audit/audit-table'
import { Pager } from '@/components/table/pager'
import { auditSortColumns, listAudit } from '@/lib/audit/list'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf } from '@/lib/listing/links'
import { playerPath } from '@/lib/players/path'
import type { SectionProps } from './section'

/** What staff looked at and changed of this player, money they moved included. */
export async function StaffActions({ player, query }: SectionProps) {
  const cursor = parseCursor(query, auditSortColumns)
  const page = await listAudit({ player: player.id }, cursor)
  const links = linksOf(playerPath(player.id), { tab: 'actions' }, page, cursor === null)
  return <AuditTable rows={page.rows} foot={<Pager {...links} />} />
}

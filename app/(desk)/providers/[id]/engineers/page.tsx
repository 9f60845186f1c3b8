import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EngineersTable } from '@/components/staff/engineers-table'
import { Invite } from '@/components/staff/invite'
import { Pager } from '@/components/table/pager'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf, urlOf } from '@/lib/listing/links'
import { providerPath, readProviderId } from '@/lib/providers/path'
import { requirePermission } from '@/lib/staff/current'
import { staffFilter } from '@/lib/staff/filter'
import { listStaff, staffSortColumns } from '@/lib/staff/list'
import { isAllowed, reasonAgainst } from '@/lib/staff/permissions'
import { disable, enable, sendLink } from '../../../staff/actions'
import { inviteEngineer } from './actions'

export const metadata: Metadata = { title: 'Engineers' }

const verbs = { disable, enable, sendLink }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export default async function EngineersPage({ params, searchParams }: Props) {
  const { role } = await requirePermission('providers.read')
  const id = readProviderId((await params).id)
  if (!id) notFound()
  const query = await searchParams
  const cursor = parseCursor(query, staffSortColumns)
  const page = await listStaff({ ...staffFilter.parse({}), provider: id }, cursor)
  const against = reasonAgainst(role, 'staff.manage')
  return (
    <EngineersTable
      rows={page.rows}
      verbs={verbs}
      against={against}
      leadsOn={isAllowed(role, 'staff.read')}
      csvHref={isAllowed(role, 'staff.read') ? urlOf('/staff/csv', { provider: id }) : undefined}
      tools={
        <Invite
          label="Invite an engineer"
          lead="They see this provider’s calls, health and keys, and may hand over sandbox keys. Nothing of the desk, and nothing of other providers."
          invite={inviteEngineer.bind(null, id)}
          against={against}
        />
      }
      foot={<Pager {...linksOf(`${providerPath(id)}/engineers`, {}, page, cursor === null)} order="other" />}
    />
  )
}

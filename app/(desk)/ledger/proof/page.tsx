import type { Metadata } from 'next'
import { ExportProof } from '@/components/proof/export-proof'
import { Failed } from '@/components/proof/failed'
import { SealFacts } from '@/components/proof/seal-facts'
import { SealsTable } from '@/components/proof/seals-table'
import { VerificationsTable } from '@/components/proof/verifications-table'
import { VerifyButtons } from '@/components/proof/verify-buttons'
import { Pager } from '@/components/table/pager'
import { PageHead } from '@/components/ui/page-head'
import { Panel } from '@/components/ui/panel'
import { Stack } from '@/components/ui/stack'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf } from '@/lib/listing/links'
import { listSeals, sealSortColumns } from '@/lib/seals/list'
import { listVerifications } from '@/lib/seals/list-verifications'
import { getSealOverview } from '@/lib/seals/overview'
import { requirePermission } from '@/lib/staff/current'
import { listStaffNames } from '@/lib/staff/list-names'

export const metadata: Metadata = { title: 'Proof' }

export default async function ProofPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requirePermission('ledger.verify')
  const cursor = parseCursor(await searchParams, sealSortColumns)
  const [overview, verifications, seals, staff] = await Promise.all([
    getSealOverview(),
    listVerifications(),
    listSeals(cursor),
    listStaffNames(),
  ])
  const people = Object.fromEntries(staff.map(({ id, name }) => [`staff:${id}`, name]))
  const newest = verifications.find(one => one.state !== 'running')
  return (
    <>
      <PageHead
        title="Proof"
        lead="Whether the ledger, the audit and the seals are what they were. Nobody can change a seal that lies outside."
        actions={<VerifyButtons isRunning={verifications.some(one => one.state === 'running')} />}
      />
      <Stack>
        <SealFacts overview={overview} />
        {newest && newest.failed.length > 0 ? <Failed row={newest} /> : null}
        <VerificationsTable rows={verifications} people={people} />
        <Panel title="Proof of one transaction">
          <ExportProof />
        </Panel>
        <SealsTable
          rows={seals.rows}
          foot={<Pager {...linksOf('/ledger/proof', {}, seals, cursor === null)} />}
        />
      </Stack>
    </>
  )
}

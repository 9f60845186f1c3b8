import type { Metadata } from 'next'
import { SetThreshold } from '@/components/approvals/set-threshold'
import { ThresholdsTable } from '@/components/approvals/thresholds-table'
import { PageHead } from '@/components/ui/page-head'
import { Stack } from '@/components/ui/stack'
import { listThresholds } from '@/lib/approvals/list-thresholds'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'

export const metadata: Metadata = { title: 'Thresholds' }

export default async function ThresholdsPage() {
  const staff = await requirePermission('thresholds.read')
  const rows = await listThresholds()
  const older = rows.filter(row => !row.isCurrent)
  const against = reasonAgainst(staff.role, 'thresholds.manage')
  const lead = 'Above these amounts a change waits for a second person. The most exact one counts:'
  return (
    <>
      <PageHead
        title="Thresholds"
        lead={`${lead} currency and role, then currency, then role. ${against ?? ''}`}
        actions={<SetThreshold against={against} />}
      />
      <Stack>
        <ThresholdsTable
          label="Thresholds"
          rows={rows.filter(row => row.isCurrent)}
          against={against}
          csvHref="/thresholds/csv"
        />
        {older.length > 0 ? (
          <ThresholdsTable label="Older versions" tools={<strong>Older versions</strong>} rows={older} />
        ) : null}
      </Stack>
    </>
  )
}

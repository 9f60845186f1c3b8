import type { Metadata } from 'next'
import { FetchPanel } from '@/components/rates/fetch-button'
import { ImportForm } from '@/components/rates/import-form'
import { ImportTerms } from '@/components/rates/import-terms'
import { SheetsTable } from '@/components/rates/sheets-table'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { Panel } from '@/components/ui/panel'
import { Stack } from '@/components/ui/stack'
import { dayBefore, now, toDay } from '@/lib/clock'
import { env } from '@/lib/env'
import { readBaseCurrency } from '@/lib/fx/base'
import { listSheets } from '@/lib/fx/list-sheets'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'

export const metadata: Metadata = { title: 'Import rates' }

export default async function ImportPage() {
  const staff = await requirePermission('rates.read')
  const against = reasonAgainst(staff.role, 'rates.manage')
  const [base, sheets] = await Promise.all([readBaseCurrency(), listSheets()])
  const { CAGE_FX_URL: url, CAGE_FX_AT: at } = env()
  const today = toDay(now())
  return (
    <>
      <PageHead
        title="Import rates"
        lead="All of a file counts, or nothing of it. What it would change is shown before."
        actions={<LinkButton href="/rates">All rates</LinkButton>}
      />
      <Stack>
        <ImportForm against={against} from={dayBefore(today, 365)} today={today} />
        <Panel title="By itself">
          {url ? (
            <FetchPanel url={url} at={at} against={against} />
          ) : (
            <p style={{ margin: 0 }}>
              Nothing is fetched: set <code>CAGE_FX_URL</code>, and <code>CAGE_FX_AT</code> for the time of
              the day.
            </p>
          )}
        </Panel>
        <ImportTerms base={base} />
        <SheetsTable rows={sheets} />
      </Stack>
    </>
  )
}

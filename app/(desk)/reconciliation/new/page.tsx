import type { Metadata } from 'next'
import { LayForm } from '@/components/reconciliation/lay-form'
import { StatementTerms } from '@/components/reconciliation/statement-terms'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { Stack } from '@/components/ui/stack'
import { now, toDay } from '@/lib/clock'
import type { Query } from '@/lib/listing/filter'
import { listProviders } from '@/lib/providers/list'
import { isMonth } from '@/lib/reconciliation/period'
import { statementMax } from '@/lib/reconciliation/receive'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'

export const metadata: Metadata = { title: 'Lay a statement beside the ledger' }

export default async function LayPage({ searchParams }: { searchParams: Promise<Query> }) {
  const staff = await requirePermission('reconciliation.read')
  const { provider, month } = await searchParams
  const providers = await listProviders(now())
  return (
    <>
      <PageHead
        title="Lay a statement beside the ledger"
        lead="A provider's own list of its transactions of a period. Nothing in the ledger is changed by it."
        actions={<LinkButton href="/reconciliation">All runs</LinkButton>}
      />
      <Stack>
        <LayForm
          against={reasonAgainst(staff.role, 'reconciliation.run')}
          providers={providers.map(({ id, name }) => ({ id, name }))}
          asked={typeof provider === 'string' ? provider : null}
          month={isMonth(month) ? month : null}
          today={toDay(now())}
          bytesMax={statementMax()}
        />
        <StatementTerms mebibytes={statementMax() / 1024 / 1024} />
      </Stack>
    </>
  )
}

import type { Metadata } from 'next'
import { Wizard } from '@/components/providers/wizard'
import { PageHead } from '@/components/ui/page-head'
import { requirePermission } from '@/lib/staff/current'

export const metadata: Metadata = { title: 'Bring a studio in' }

export default async function NewProviderPage() {
  await requirePermission('providers.manage')
  return (
    <>
      <PageHead
        title="Bring a studio in"
        lead="Six steps, and at the end its first key. Nothing is kept before the last one."
      />
      <Wizard />
    </>
  )
}

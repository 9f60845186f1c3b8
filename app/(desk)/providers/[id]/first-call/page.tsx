import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FirstCall } from '@/components/providers/first-call'
import { NewestCallsTable } from '@/components/providers/newest-calls-table'
import { NextSteps } from '@/components/providers/next-steps'
import { Watch } from '@/components/providers/watch'
import { Stack } from '@/components/ui/stack'
import { getProvider } from '@/lib/providers/get'
import { getFacts } from '@/lib/providers/get-facts'
import { readProviderId } from '@/lib/providers/path'
import { requestFilter } from '@/lib/requests/filter'
import { listRequests } from '@/lib/requests/list'
import { requirePermission } from '@/lib/staff/current'

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: 'First call' }

const shown = 20

/** Waits for a provider's first signed call and shows its calls as they arrive. */
export default async function FirstCallPage({ params }: Props) {
  await requirePermission('providers.read')
  await requirePermission('requests.read')
  const id = readProviderId((await params).id)
  const facts = id && (await getFacts(id))
  if (!facts) notFound()
  const filter = requestFilter.parse({ provider: facts.id, window: '7d' })
  const [provider, { rows }] = await Promise.all([getProvider(facts.id), listRequests(filter, null, shown)])
  const games = provider.games.filter(game => game.status === 'enabled').map(game => game.id)
  return (
    <Stack>
      <Watch />
      <FirstCall rows={rows} />
      <NewestCallsTable providerId={facts.id} rows={rows} isLive />
      <NextSteps provider={provider} games={games} currencies={facts.currencies} />
    </Stack>
  )
}

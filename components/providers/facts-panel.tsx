import Link from 'next/link'
import { group } from '@/components/ui/amount'
import { FactRow, Facts } from '@/components/ui/facts'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { ProviderFacts } from '@/lib/providers/get-facts'
import { providerPath } from '@/lib/providers/path'
import { EditFacts } from './edit-facts'

/** What is said of a provider; `against`: why this person may not change it. */
export function FactsPanel({ facts, against }: { facts: ProviderFacts; against: string | null }) {
  const path = providerPath(facts.id)
  const { currencies, expectedPeak, addressRanges, games } = facts
  return (
    <Panel title="Facts" aside={<EditFacts key={JSON.stringify(facts)} facts={facts} against={against} />}>
      <Facts>
        <FactRow name="Name">{facts.name}</FactRow>
        <FactRow name="Wallet">{facts.walletKind}</FactRow>
        <FactRow name="Currencies">{currencies.length > 0 ? currencies.join(', ') : 'all'}</FactRow>
        <FactRow name="Time-out">{group(facts.timeoutMs)} ms</FactRow>
        <FactRow name="Expected peak">
          {expectedPeak === null ? 'not said' : `${group(expectedPeak)} calls a second`}
        </FactRow>
        <FactRow name="Stuck after">{group(facts.stuckAfterMinutes)} minutes</FactRow>
        <FactRow name="Address ranges">
          <Link href={`${path}/network`} prefetch={false}>
            {addressRanges === 0 ? 'none: every address may call' : addressRanges}
          </Link>
        </FactRow>
        <FactRow name="Policies">
          <Link href={`${path}/policies`} prefetch={false}>
            version {facts.policyVersion}
          </Link>
        </FactRow>
        <FactRow name="Games">
          <Link href={`${path}/games`} prefetch={false}>
            {games}
          </Link>
        </FactRow>
        <FactRow name="Brought in">
          <Time at={facts.createdAt} seconds={false} />
        </FactRow>
      </Facts>
    </Panel>
  )
}

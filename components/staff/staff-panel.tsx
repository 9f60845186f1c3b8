import Link from 'next/link'
import { FactRow, Facts } from '@/components/ui/facts'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { providerPath } from '@/lib/providers/path'
import type { StaffFacts } from '@/lib/staff/get'
import { FactorTag, StaffStateTag } from './staff-tags'

/** What there is to know of a member of staff. */
export function StaffPanel({ staff }: { staff: StaffFacts }) {
  const { state, providerId, disabledAt, factor, factorAt, recoveryLeft, createdAt, linkUntil } = staff
  return (
    <Panel title="Account">
      <Facts>
        <FactRow name="State">
          <StaffStateTag state={state} /> {disabledAt ? <Time at={disabledAt} seconds={false} /> : null}
        </FactRow>
        {providerId ? (
          <FactRow name="Engineer of">
            <Link href={`${providerPath(providerId)}/engineers`} prefetch={false}>
              {providerId}
            </Link>
          </FactRow>
        ) : null}
        <FactRow name="Second factor">
          <FactorTag factor={factor} /> {factorAt ? <Time at={factorAt} seconds={false} /> : null}
        </FactRow>
        {factor === 'enrolled' ? <FactRow name="Recovery codes left">{recoveryLeft}</FactRow> : null}
        <FactRow name="Signs in with">{waysOf(staff)}</FactRow>
        <FactRow name="Here since">
          <Time at={createdAt} seconds={false} />
        </FactRow>
        {linkUntil ? (
          <FactRow name="Newest link until">
            <Time at={linkUntil} seconds={false} />
          </FactRow>
        ) : null}
      </Facts>
    </Panel>
  )
}

function waysOf({ hasPassword, hasOidc }: StaffFacts): string {
  const ways = [...(hasPassword ? ['password'] : []), ...(hasOidc ? ['single sign-on'] : [])]
  return ways.join(', ') || 'nothing yet'
}

import Link from 'next/link'
import resolving from '@/components/resolutions/resolutions.module.css'
import type { SheetOutcome } from '@/lib/fx/put'

/** What came of it, and where to look. */
export function SheetDone({ outcome }: { outcome: SheetOutcome }) {
  if (outcome.state === 'held')
    return (
      <p role="status" className={resolving.warning}>
        Nothing was set: it waits for a second person.{' '}
        <Link href={`/approvals/${outcome.approvalId}`} prefetch={false}>
          See the approval
        </Link>
      </p>
    )
  return (
    <p role="status" className={resolving.done}>
      {outcome.rates === '1' ? 'One rate was set.' : `${outcome.rates} rates were set.`} The next bets take
      them; what is posted stays as it is.
    </p>
  )
}

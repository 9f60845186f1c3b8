import Link from 'next/link'
import { CallsPanel } from '@/components/overview/calls-panel'
import { Panel } from '@/components/ui/panel'
import { State } from '@/components/ui/state'
import { now } from '@/lib/clock'
import { listHealth } from '@/lib/reports/health'

/** The providers' calls of the last minutes. */
export async function Calls() {
  const calls = await listHealth(now())
  if (calls.some(one => one.calls !== '0')) return <CallsPanel calls={calls} />
  if (calls.length > 0) {
    return (
      <Panel>
        <State kind="empty" title="No call within the last 15 minutes">
          {calls.length === 1 ? 'The provider is' : `All ${calls.length} providers are`} silent. Earlier calls
          stand in the log.
        </State>
      </Panel>
    )
  }
  return (
    <Panel>
      <State kind="empty" title="No provider yet">
        Bring a studio in on the page of{' '}
        <Link href="/providers" prefetch={false}>
          providers
        </Link>
        ; its calls appear here at once.
      </State>
    </Panel>
  )
}

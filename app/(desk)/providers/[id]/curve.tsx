import { CallCharts } from '@/components/providers/call-charts'
import { now } from '@/lib/clock'
import { getFacts } from '@/lib/providers/get-facts'
import { type CurveWindow, readCallCurve } from '@/lib/reports/call-curve'

/** The pace and the speed of its calls over the last hours. */
export async function Curve({ id, window }: { id: string; window: CurveWindow }) {
  const [curve, facts] = await Promise.all([readCallCurve(id, window, now()), getFacts(id)])
  return facts ? <CallCharts curve={curve} timeoutMs={facts.timeoutMs} /> : null
}

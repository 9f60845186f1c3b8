import { Totals } from '@/components/overview/figures'
import { PlayCharts } from '@/components/overview/play-charts'
import { LinkButton } from '@/components/ui/link-button'
import { Panel } from '@/components/ui/panel'
import { Stack } from '@/components/ui/stack'
import { State } from '@/components/ui/state'
import { now } from '@/lib/clock'
import { type FigureWindow, readFigures } from '@/lib/reports/figures'

/** How play went within the window. */
export async function Play({ window }: { window: FigureWindow }) {
  const figures = await readFigures(window, now())
  if (!figures) {
    return (
      <Panel>
        <State
          kind="error"
          title="These figures took too long"
          action={<LinkButton href={`/?window=${window}`}>Try again</LinkButton>}
        >
          The database is busy with play, which comes first. What was read is kept: the next try goes further.
        </State>
      </Panel>
    )
  }
  return (
    <Stack>
      <Totals {...figures} />
      <PlayCharts figures={figures} />
    </Stack>
  )
}

import { ResolutionList } from '@/components/resolutions/resolution-list'
import { Panel } from '@/components/ui/panel'
import { possibleForCase, possibleResolutions } from '@/lib/resolutions/possible'
import type { Role } from '@/lib/staff/permissions'

type Props = { staff: { role: Role } } & ({ roundId: string } | { caseId: string })

/** What this person can do about a round, or about what a case is about. */
export async function Resolutions({ staff, ...about }: Props) {
  const items =
    'caseId' in about
      ? await possibleForCase(about.caseId, staff)
      : await possibleResolutions(about.roundId, staff)
  return (
    <Panel title="Put it right" flush id="resolve">
      <ResolutionList items={items} />
    </Panel>
  )
}

import { CaseLinks } from '@/components/cases/case-links'
import { OpenCase } from '@/components/cases/open-case'
import { Panel } from '@/components/ui/panel'
import { listCasesOf } from '@/lib/cases/list-of'
import { reasonAgainst } from '@/lib/staff/permissions'
import type { SectionProps } from './section'

export async function Cases({ player, staff }: SectionProps) {
  const against = reasonAgainst(staff.role, 'cases.manage')
  return (
    <Panel title="Cases" aside={<OpenCase playerId={player.id} against={against} />}>
      <CaseLinks cases={await listCasesOf({ playerId: player.id })} />
    </Panel>
  )
}

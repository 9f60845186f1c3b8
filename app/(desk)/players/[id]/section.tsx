import type { ReactNode } from 'react'
import type { Query } from '@/lib/listing/filter'
import type { PlayerView } from '@/lib/players/overview'
import type { PlayerTab } from '@/lib/players/tabs'
import type { CurrentStaff } from '@/lib/staff/current'
import { Balance } from './balance'
import { Cases } from './cases'
import { Entry } from './entry'
import { Ledger } from './ledger'
import { Limits } from './limits'
import { PlayerNotes } from './notes'
import { Rounds } from './rounds'
import { Sessions } from './sessions'
import { StaffActions } from './staff-actions'

export type SectionProps = { player: PlayerView; query: Query; staff: CurrentStaff }

// Each reads only its own data.
const sections: Record<PlayerTab, (props: SectionProps) => ReactNode> = {
  ledger: props => (
    <>
      <Ledger {...props} />
      <Entry {...props} />
    </>
  ),
  balance: props => <Balance {...props} />,
  rounds: props => <Rounds {...props} />,
  sessions: props => <Sessions {...props} />,
  limits: props => <Limits {...props} />,
  cases: props => <Cases {...props} />,
  notes: props => <PlayerNotes {...props} />,
  actions: props => <StaffActions {...props} />,
}

/** The section of a player's page that the URL asks for. */
export function Section({ tab, ...props }: SectionProps & { tab: PlayerTab }) {
  return sections[tab](props)
}

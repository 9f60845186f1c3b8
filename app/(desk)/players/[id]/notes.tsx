import { Notes } from '@/components/notes/notes'
import { listNotes } from '@/lib/notes/list'
import { reasonAgainst } from '@/lib/staff/permissions'
import type { SectionProps } from './section'

export async function PlayerNotes({ player, staff }: SectionProps) {
  const subject = { kind: 'player', id: player.id } as const
  const against = reasonAgainst(staff.role, 'notes.write')
  return (
    <Notes
      subject={subject}
      playerId={player.id}
      notes={await listNotes(subject)}
      canWrite={against === null}
      against={against}
    />
  )
}

import { EventDetail } from '@/components/audit/event-detail'
import { RowDrawer } from '@/components/ui/row-drawer'
import { State } from '@/components/ui/state'
import { wordsOf } from '@/lib/audit/actions'
import { getAuditEvent } from '@/lib/audit/get'

const drawer = { row: 'event', hint: 'go along the chain' }

/** The event that the URL names, beside the list. */
export async function Event({ id }: { id: string }) {
  const event = await getAuditEvent(id)
  if (!event) {
    return (
      <RowDrawer title="Event" newer={null} older={null} {...drawer}>
        <State kind="missing" title="No such event">
          The audit has no link of this number. The address may be cut short.
        </State>
      </RowDrawer>
    )
  }
  const title = `${event.name ?? event.actor} ${wordsOf(event.action)}`
  return (
    <RowDrawer title={title} newer={event.newer} older={event.older} {...drawer}>
      <EventDetail event={event} />
    </RowDrawer>
  )
}

import { EventDetail } from '@/components/audit/event-detail'
import { EventDrawer } from '@/components/audit/event-drawer'
import { State } from '@/components/ui/state'
import { wordsOf } from '@/lib/audit/actions'
import { getAuditEvent } from '@/lib/audit/get'

/** The event that the URL names, beside the list. */
export async function Event({ id }: { id: string }) {
  const event = await getAuditEvent(id)
  if (!event) {
    return (
      <EventDrawer title="Event" newer={null} older={null}>
        <State kind="missing" title="No such event">
          The audit has no link of this number. The address may be cut short.
        </State>
      </EventDrawer>
    )
  }
  const title = `${event.name ?? event.actor} ${wordsOf(event.action)}`
  return (
    <EventDrawer title={title} newer={event.newer} older={event.older}>
      <EventDetail event={event} />
    </EventDrawer>
  )
}

import { Copyable } from '@/components/ui/copyable'
import { FactRow, Facts } from '@/components/ui/facts'
import { Panel } from '@/components/ui/panel'
import { Stack } from '@/components/ui/stack'
import { Time } from '@/components/ui/time'
import { wordsOf } from '@/lib/audit/actions'
import { diffOf } from '@/lib/audit/diff'
import type { AuditDetail } from '@/lib/audit/get'
import { Diff } from './diff'
import { AuditOutcomeTag } from './outcome-tag'
import { Subject } from './subject'

/** All that is kept of an event: who, what, when, from where, what changed, and its place in the chain. */
export function EventDetail({ event }: { event: AuditDetail }) {
  const changes = diffOf(event.before, event.after)
  const isChange = event.before !== null
  return (
    <Stack>
      <Facts>
        <FactRow name="who">
          <strong>{event.name ?? event.actor}</strong>
          {event.role ? `, ${event.role} at the time` : null}
        </FactRow>
        <FactRow name="did">
          {wordsOf(event.action)} <AuditOutcomeTag outcome={event.outcome} />
        </FactRow>
        <FactRow name="when">
          <Time at={event.at} />
        </FactRow>
        <FactRow name="about">
          <Subject kind={event.subjectKind} id={event.subjectId} playerId={event.playerId} />
        </FactRow>
        {event.playerId ? (
          <FactRow name="player">
            <Subject kind="player" id={event.playerId} playerId={null} />
          </FactRow>
        ) : null}
        {event.reason ? <FactRow name="reason">{event.reason}</FactRow> : null}
        {event.address ? (
          <FactRow name="from">
            <Copyable value={event.address} what="address" />
          </FactRow>
        ) : null}
      </Facts>
      {changes.length > 0 ? (
        <Panel title={isChange ? 'What changed' : 'What was kept'} flush>
          <Diff changes={changes} isChange={isChange} />
        </Panel>
      ) : null}
      <Panel title={`Link ${event.id} of the chain`}>
        <Facts>
          <FactRow name="event">
            <Copyable value={event.eventId} what="event id" />
          </FactRow>
          <FactRow name="actor">
            <Copyable value={event.actor} what="actor" max={48} />
          </FactRow>
          {event.sessionId ? (
            <FactRow name="sign-in">
              <Copyable value={event.sessionId} what="sign-in id" />
            </FactRow>
          ) : null}
          <FactRow name="hash before">
            <Copyable value={event.previousHash} what="hash of the link before" max={32} />
          </FactRow>
          <FactRow name="hash">
            <Copyable value={event.hash} what="hash" max={32} />
          </FactRow>
        </Facts>
      </Panel>
    </Stack>
  )
}

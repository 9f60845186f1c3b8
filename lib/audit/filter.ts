import { declareFilter, type Field, oneOf, text } from '@/lib/listing/filter'
import { type AuditAction, auditActions } from './actions'
import { subjectKinds } from './subjects'

export const auditOutcomes = ['done', 'held', 'refused'] as const

/** What the audit can be asked for. `actor` is a member of staff's id, or an actor's name: `cli`, `sweep`. */
export const auditFilter = declareFilter({
  actor: text('Who'),
  action: oneOf('Action', Object.keys(auditActions) as AuditAction[]),
  only: oneOf('Events', ['changes', 'looks']),
  outcome: oneOf('Outcome', auditOutcomes),
  kind: oneOf('About', subjectKinds),
  subject: text('Id of what it is about', 400),
  player: text('Player'),
  from: day('From day'),
  to: day('To day'),
  address: text('Address', 64),
})

export type AuditFilter = ReturnType<typeof auditFilter.parse>

/** A day of the calendar, UTC: `2026-11-22`. */
function day(label: string): Field<string> {
  return {
    label,
    parse: value => {
      const found = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null
      return found && !Number.isNaN(found.getTime()) && found.toISOString().startsWith(value) ? value : null
    },
  }
}

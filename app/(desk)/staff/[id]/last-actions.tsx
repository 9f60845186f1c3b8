import { AuditTable } from '@/components/audit/audit-table'
import { Section } from '@/components/staff/section'
import { listAudit } from '@/lib/audit/list'
import { urlOf } from '@/lib/listing/links'

const shown = 10

/** What a member of staff did last, and what was done to them. */
export async function LastActions({ staffId }: { staffId: string }) {
  const [own, about] = await Promise.all([
    listAudit({ actor: staffId }, null, shown),
    listAudit({ kind: 'staff', subject: staffId }, null, shown),
  ])
  return (
    <>
      <Section title="What they did last" allHref={urlOf('/audit', { actor: staffId })}>
        <AuditTable rows={own.rows} />
      </Section>
      <Section
        title="What was done to their account"
        allHref={urlOf('/audit', { kind: 'staff', subject: staffId })}
      >
        <AuditTable rows={about.rows} />
      </Section>
    </>
  )
}

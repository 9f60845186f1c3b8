import { z } from 'zod'
import type { AuditScope } from '@/lib/audit/scope'
import { type Executor, executorOf } from '@/lib/db/executor'
import { newId } from '@/lib/ids'
import { refuse } from '@/lib/refusal'
import { commitOf } from '@/lib/rollups/sums'
import { isLines } from '@/lib/text'
import { daysOf } from './months'
import { hashOf, makeStatement, textOf } from './statement'

export type Freezing = {
  provider: string
  month: string
  reason: string
  /** The hash of the statement that the person saw. */
  seen: string
}

const form = z.object({
  provider: z.string().min(1).max(63),
  month: z.string().regex(/^20[0-9]{2}-(0[1-9]|1[0-2])$/),
  reason: z.string().refine(text => isLines(text, 500)),
  seen: z.string().regex(/^[0-9a-f]{64}$/),
})

/** Null for what no form of ours sends. */
export function parseFreezing(raw: unknown): Freezing | null {
  return form.safeParse(raw).data ?? null
}

/**
 * Freezes a month of a provider: its statement as it stands, sealed by its hash, for ever. Answers the hash.
 * Refuses NOT_ALLOWED for a month that is not over and rolled up, is frozen already, or has an open one before it,
 * and where the statement is no longer what the person saw; INVALID_REQUEST for an unknown provider.
 */
export async function freezeMonth({ tx, by, audit }: AuditScope, given: Freezing): Promise<string> {
  const { provider, month } = given
  const reason = given.reason.trim()
  if (reason.length < 3) refuse('INVALID_REQUEST', { field: 'reason', message: 'Say why, in a few words.' })
  const db = executorOf(tx)
  await db.query(`select pg_advisory_xact_lock(hashtext('cage.settlement ' || $1))::text`, [provider])
  const against = await reasonAgainstFreezing(db, provider, month, by.at)
  if (against) refuse('NOT_ALLOWED', { message: against })
  const document = await makeStatement(db, provider, month)
  const text = textOf(document)
  const sha256 = hashOf(text)
  if (sha256 !== given.seen)
    refuse('NOT_ALLOWED', { message: 'The figures have changed since you saw them. Look at them again.' })
  await tx.settlement.create({
    data: {
      ...{ id: newId(), providerId: provider, month: new Date(`${month}-01T00:00:00Z`), document: text },
      ...{ sha256: Buffer.from(sha256, 'hex'), frozenBy: by.actor, frozenAt: new Date(by.at), reason },
    },
  })
  await audit({
    action: 'settlement.freeze',
    subject: { kind: 'settlement', id: `${provider} ${month}` },
    reason,
    after: {
      sha256,
      ggr_base: document.ggr_base,
      invoice: document.invoice,
      share: document.share?.version ?? null,
    },
  })
  return sha256
}

/** Why a month cannot be frozen now, in a sentence; null where it can. */
export async function reasonAgainstFreezing(
  db: Executor,
  provider: string,
  month: string,
  at: number,
): Promise<string | null> {
  const { from, to } = daysOf(month)
  // Asked for first: only where Postgres knows the number does it look no further back than that.
  const [{ horizon }] = (await db.query('select horizon::text as horizon from rollup_state')).rows
  const { rows } = await db.query(
    `select exists (select from providers where id = $1) as known,
       $4::timestamptz >= $3::date::timestamp at time zone r.zone as over,
       r.rolled_at is not null and r.rolled_at > $3::date::timestamp at time zone r.zone
         and not exists (select from transactions t where ${commitOf('t')} >= $5::bigint
           and t.at < $3::date::timestamp at time zone r.zone offset 0) as rolled,
       exists (select from settlements where provider_id = $1 and month = $2::date) as frozen,
       (select to_char(min(m.day), 'YYYY-MM') from rollups m where m.provider_id = $1 and not m.test and m.day < $2::date
         and not exists (select from settlements f where f.provider_id = $1 and f.month = date_trunc('month', m.day))) as open
     from rollup_state r`,
    [provider, from, to, new Date(at), horizon],
  )
  const { known, over, rolled, frozen, open } = rows[0]
  if (!known) return 'There is no such provider.'
  if (frozen) return 'This month is frozen.'
  if (!over) return 'This month is not over yet.'
  if (!rolled) return 'The last postings of this month are not rolled up yet: try again in a minute.'
  return open ? `${open} is still open: months are frozen in their order.` : null
}

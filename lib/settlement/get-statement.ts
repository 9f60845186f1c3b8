import { readStaffActor } from '@/lib/actor'
import { appPool } from '@/lib/db/pools'
import { prisma } from '@/lib/db/prisma'
import { type Correction, listCorrections } from './corrections'
import { reasonAgainstFreezing } from './freeze'
import { listFrozen } from './frozen'
import { monthAfter, monthsBetween, readCalendar } from './months'
import type { ShareVersion } from './shares'
import { listShares } from './shares'
import { type Document, hashOf, makeStatement, textOf } from './statement'

/** A provider's month: as it is frozen, or as it would be frozen now. */
export type StatementView = {
  provider: { id: string; name: string }
  month: string
  months: string[]
  document: Document
  text: string
  sha256: string
  frozen: { at: string; by: string; reason: string } | null
  /** Why it cannot be frozen now; null where it can, or is. */
  against: string | null
  corrections: Correction[]
  shares: ShareVersion[]
}

/**
 * The statement of a provider's month, the last one where none is named. Read from the primary: it may be frozen
 * as it is seen. Null for an unknown provider.
 */
export async function getStatement(
  id: string,
  wanted: string | null,
  at: number,
): Promise<StatementView | null> {
  const provider = await prisma().provider.findUnique({ where: { id }, select: { id: true, name: true } })
  if (!provider) return null
  const db = appPool()
  const calendar = await readCalendar(db, at)
  const before = monthAfter(calendar.present, -1)
  const month = wanted ?? (before >= calendar.first ? before : calendar.present)
  const all = await listFrozen(db, id)
  const found = all.find(one => one.month === month)
  const document = found?.document ?? (await makeStatement(db, id, month))
  const text = found?.text ?? textOf(document)
  return {
    ...{ provider, month, document, text },
    months: monthsBetween(calendar.first, calendar.present),
    sha256: found?.sha256 ?? hashOf(text),
    frozen: found ? { at: found.frozenAt, by: await nameOf(found.frozenBy), reason: found.reason } : null,
    against: found ? null : await reasonAgainstFreezing(db, id, month, at),
    corrections: await listCorrections(db, id, month, document.base_currency),
    shares: await Promise.all(
      (await listShares(db, id)).map(async one => ({ ...one, createdBy: await nameOf(one.createdBy) })),
    ),
  }
}

/** The person behind an actor; the actor itself where there is none. */
async function nameOf(actor: string): Promise<string> {
  const id = readStaffActor(actor)?.makerId
  const person = id && (await prisma().staff.findUnique({ where: { id }, select: { name: true } }))
  return person ? person.name : actor
}

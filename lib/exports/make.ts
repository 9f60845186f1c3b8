import type { AuditScope } from '@/lib/audit/scope'
import { newId } from '@/lib/ids'
import { browseFilter } from '@/lib/ledger/browse/filter'
import { refuse } from '@/lib/refusal'
import { isAllowed, type Role, reasonAgainst } from '@/lib/staff/permissions'
import {
  type Asked,
  type ExportForm,
  type ExportKind,
  exportForms,
  exportKinds,
  isExportKind,
  isLedgerKind,
  readListHref,
} from './kinds'
import { openList } from './lists'

/** What is asked for: a kind with its filter, in a form. */
export type Wanted = { kind: ExportKind; asked: Asked; form: ExportForm; bom: boolean }

/** How many exports a person may have waiting or under way. */
export const waitingMax = 10

/** What a form asks for: a list by its address (`href`), or a kind of the ledger with its filter; null for anything else. */
export function parseWanted(raw: unknown): Wanted | null {
  if (typeof raw !== 'object' || raw === null) return null
  const { href, kind, asked, form, bom } = raw as Record<string, unknown>
  const word = exportForms.find(one => one === form)
  if (!word || typeof bom !== 'boolean' || (bom && word !== 'csv')) return null
  if (typeof href === 'string') {
    const list = href.length <= 4000 ? readListHref(href) : null
    return list && { ...list, form: word, bom }
  }
  if (!isExportKind(kind) || !isLedgerKind(kind) || !isAsked(asked)) return null
  return { kind, asked, form: word, bom }
}

/**
 * Puts an export into the queue, as it is understood now: of the filter only what is sound stays. Answers its id.
 * Refuses NOT_ALLOWED who may not read or take that list, and more than ten that wait.
 */
export async function makeExport(
  { tx, by, audit }: AuditScope,
  { kind, asked, form, bom }: Wanted,
  asker: { role: Role; providerId: string | null } | null,
): Promise<string> {
  const { read, takes } = exportKinds[kind]
  const lacking = asker && [read, takes].find(one => !isAllowed(asker.role, one))
  if (asker && lacking) refuse('NOT_ALLOWED', { message: reasonAgainst(asker.role, lacking) ?? lacking })
  const staffId = by.person?.staffId ?? null
  const understood = understand(kind, asked, staffId ?? '', asker?.providerId ?? null, by.at)
  if ((await countWaiting(tx, by.actor)) >= waitingMax)
    refuse('NOT_ALLOWED', { message: `You have ${waitingMax} exports waiting: let some of them end first.` })
  const id = newId()
  await tx.export.create({
    data: {
      ...{ id, kind, asked: understood.asked, form, bom, state: 'queued' },
      ...{ madeBy: by.actor, staffId, madeAt: new Date(by.at) },
    },
  })
  await audit({
    action: 'export.make',
    subject: { kind: 'export', id },
    playerId: understood.playerId ?? null,
    after: { kind, asked: understood.asked, form },
  })
  return id
}

function understand(
  kind: ExportKind,
  asked: Asked,
  staffId: string,
  providerId: string | null,
  at: number,
): { asked: Asked; playerId?: string } {
  if (!isLedgerKind(kind)) return openList(kind, asked, { staffId, providerId, at })
  const filter = browseFilter.parse(asked)
  return { asked: browseFilter.serialise(filter), playerId: filter.player ?? undefined }
}

function countWaiting(tx: AuditScope['tx'], madeBy: string): Promise<number> {
  return tx.export.count({ where: { madeBy, state: { in: ['queued', 'running'] } } })
}

function isAsked(value: unknown): value is Asked {
  if (typeof value !== 'object' || value === null) return false
  const entries = Object.entries(value)
  return entries.length <= 30 && entries.every(([, one]) => typeof one === 'string' && one.length <= 400)
}

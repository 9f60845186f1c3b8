import type { Reconciliation } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { format, subtract, toAmount } from '@/lib/money/amount'
import type { Sum } from './compare'
import { type Counts, differencesOf, noCounts } from './kinds'

/** A run as lists and its page show it; counts are texts, amounts have their currency's decimals. */
export type ReconciliationRow = {
  id: string
  providerId: string
  /** The first and the last day, in `zone`. */
  from: string
  to: string
  zone: string
  fileName: string
  bytes: string
  sha256: string
  form: string | null
  state: 'waiting' | 'running' | 'done' | 'failed'
  /** While it runs: how much of the file is read, in per cent, and whether it compares by now. */
  progress: string | null
  reason: string | null
  lines: string | null
  matched: string | null
  differences: string | null
  startedBy: string
  startedAt: string
  endedAt: string | null
}

export type SumRow = {
  id: string
  currency: string
  kind: string
  statementLines: string
  statement: string
  ledgerTransactions: string
  ledger: string
  /** The statement's less the ledger's. */
  difference: string
}

/** Runs as rows, with the names of who began them. */
export async function toReconciliationRows(found: Reconciliation[]): Promise<ReconciliationRow[]> {
  const staffIds = found.flatMap(({ startedBy }) => /^staff:(.*)$/.exec(startedBy)?.[1] ?? [])
  const staff = await prisma().staff.findMany({
    where: { id: { in: staffIds } },
    select: { id: true, name: true },
  })
  const names = new Map(staff.map(({ id, name }) => [`staff:${id}`, name]))
  return found.map(one => {
    const counts = countsOf(one.counts)
    return {
      id: one.id,
      providerId: one.providerId,
      from: dayIn(one.fromAt, one.zone),
      to: dayIn(new Date(one.toAt.getTime() - 1), one.zone),
      zone: one.zone,
      fileName: one.fileName,
      bytes: `${one.bytes}`,
      sha256: Buffer.from(one.sha256).toString('hex'),
      form: one.form,
      state: one.state as ReconciliationRow['state'],
      progress: progressOf(one),
      reason: one.reason,
      lines: one.lines === null ? null : `${one.lines}`,
      matched: counts && `${counts.matched + counts.outside}`,
      differences: counts && `${differencesOf(counts)}`,
      startedBy: names.get(one.startedBy) ?? one.startedBy,
      startedAt: timeCell(one.startedAt),
      endedAt: one.endedAt && timeCell(one.endedAt),
    }
  })
}

/** The counts as they were kept; null where the run has none. */
export function countsOf(kept: unknown): Counts | null {
  return kept === null ? null : { ...noCounts, ...(kept as Partial<Counts>) }
}

/** What both sides add up to, as rows. */
export function toSumRows(sums: Sum[]): SumRow[] {
  return sums.map(one => ({
    id: `${one.currency} ${one.kind}`,
    currency: one.currency,
    kind: one.kind,
    statementLines: `${one.statement_lines}`,
    statement: format(toAmount(one.statement), one.currency),
    ledgerTransactions: `${one.ledger_transactions}`,
    ledger: format(toAmount(one.ledger), one.currency),
    difference: format(subtract(toAmount(one.statement), toAmount(one.ledger)), one.currency),
  }))
}

function progressOf({ state, step, bytes, bytesRead }: Reconciliation): string | null {
  if (state === 'waiting') return 'waits for its turn'
  if (state !== 'running') return null
  if (step === 'comparing') return 'is read, and compared now'
  return `${bytes > 0n ? (bytesRead * 100n) / bytes : 0n} % read`
}

function dayIn(at: Date, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(at)
}

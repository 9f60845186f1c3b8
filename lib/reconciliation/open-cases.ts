import type { AuditScope } from '@/lib/audit/scope'
import { openCase } from '@/lib/cases/open'
import type { Prisma } from '@/lib/db/generated/client'
import { refuse } from '@/lib/refusal'
import { uuidPattern } from '@/lib/text'
import { type DifferenceKind, differenceTitle, differenceWords } from './kinds'
import { casesMax } from './limits'
import { type DifferenceRow, toDifferenceRow } from './list-differences'

/** A case for one difference (`number`), or for all of a kind that have none; `kind` null: of every kind. */
export type CasesForm = { id: string; number: number } | { id: string; kind: DifferenceKind | null }

/** Null for what no form of ours sends. */
export function parseCasesForm(raw: unknown): CasesForm | null {
  const { id, number, kind } = (raw ?? {}) as Record<string, unknown>
  if (typeof id !== 'string' || !uuidPattern.test(id)) return null
  if (typeof number === 'number')
    return Number.isInteger(number) && number > 0 && number < 2 ** 31 ? { id, number } : null
  if (kind === null) return { id, kind }
  const word = differenceWords.find(one => one === kind)
  return word ? { id, kind: word } : null
}

/** How many cases were opened, how many differences were linked to a case that there was, and how many are left. */
export type Opened = { opened: number; linked: number; left: number }

/**
 * Opens a case for each difference that has none, at most `casesMax` in one go, and links the difference to it. What
 * another run of this provider found alike has its case already, and is linked to that one: a second click, or a second
 * run, opens none. Refuses INVALID_REQUEST for an unknown run or difference.
 */
export async function openCases(scope: AuditScope, form: CasesForm): Promise<Opened> {
  const { tx, audit } = scope
  const run = await tx.reconciliation.findUnique({ where: { id: form.id } })
  if (!run) refuse('INVALID_REQUEST', { message: 'There is no such run.' })
  // One at a time: two clicks at once follow each other.
  await tx.$queryRaw`select id from reconciliations where id = ${run.id}::uuid for update`
  const where: Prisma.ReconciliationDifferenceWhereInput = {
    reconciliationId: run.id,
    ...('number' in form
      ? { number: form.number }
      : { caseId: null, ...(form.kind ? { kind: form.kind } : {}) }),
  }
  const found = await tx.reconciliationDifference.findMany({
    where,
    orderBy: { number: 'asc' },
    take: casesMax,
  })
  if ('number' in form && found.length === 0)
    refuse('INVALID_REQUEST', { message: 'There is no such difference.' })
  let [opened, linked] = [0, 0]
  for (const one of found) {
    if (one.caseId !== null) continue
    const isNew = await openOne(scope, run, toDifferenceRow(one))
    if (isNew) opened++
    else linked++
  }
  if (opened === 0)
    await audit({
      action: 'case.open',
      subject: { kind: 'reconciliation', id: run.id },
      after: { opened, linked },
    })
  const left = 'number' in form ? 0 : await tx.reconciliationDifference.count({ where })
  return { opened, linked, left }
}

type Run = { id: string; providerId: string; fileName: string; sha256: Uint8Array }

/** True where the case is a new one. */
async function openOne({ tx, by, audit }: AuditScope, run: Run, row: DifferenceRow): Promise<boolean> {
  const kind = 'statement_differs'
  // A duplicate is one of its line; an unreadable line has nothing but its place in its file.
  const place = ['duplicate', 'unreadable'].includes(row.kind)
    ? [Buffer.from(run.sha256).toString('hex'), row.line ?? '']
    : []
  const dedupe = [run.providerId, row.kind, row.transactionId ?? '', row.ledgerId ?? '', ...place]
  const opened = await openCase(tx, by, {
    kind,
    dedupe,
    reason: row.kind,
    title: `${differenceTitle(row.kind)}: ${row.transactionId ?? `line ${row.line}`}`.slice(0, 200),
    providerId: run.providerId,
    playerId: row.playerId,
    roundId: row.roundId,
    transactionId: await nameOf(tx, row),
    currency: row.ourCurrency ?? row.theirCurrency,
    amount: row.ourAmount ?? row.theirAmount,
    since: new Date(row.ourAt ?? row.theirAt ?? by.at),
    facts: factsOf(run, row),
  })
  const number = Number.parseInt(row.id, 10)
  const caseId =
    opened?.id ??
    (await tx.case.findUniqueOrThrow({ where: { dedupe: JSON.stringify([kind, ...dedupe]) } })).id
  await tx.reconciliationDifference.update({
    where: { reconciliationId_number: { reconciliationId: run.id, number } },
    data: { caseId },
  })
  if (opened) await audit(opened.event)
  return opened !== null
}

/** The id by which the ledger knows it, where a spreadsheet has changed the statement's. */
async function nameOf(
  tx: AuditScope['tx'],
  { kind, ledgerId, transactionId }: DifferenceRow,
): Promise<string | null> {
  if (kind !== 'damaged_id' || ledgerId === null) return transactionId
  const found = await tx.transaction.findUnique({ where: { id: ledgerId } })
  return found?.providerTransactionId ?? transactionId
}

/** Both sides in words, for the case's page. */
function factsOf(run: Run, row: DifferenceRow): Record<string, string> {
  const side = (...parts: (string | null)[]) => parts.filter(Boolean).join(' ') || 'nothing'
  return {
    difference: row.detail,
    statement: side(row.theirKind, row.theirAmount, row.theirCurrency, row.theirState, row.theirAt),
    ledger: side(row.ourKind, row.ourAmount, row.ourCurrency, row.ourState, row.ourAt),
    ...(row.line ? { line: row.line } : {}),
    ...(row.theirRound ? { statementRound: row.theirRound } : {}),
    file: run.fileName,
    reconciliation: run.id,
  }
}

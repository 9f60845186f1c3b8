import type { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { amountCell, plainCell, timeCell } from '@/lib/listing/cells'
import { type Cursor, keysetPage, type Page } from '@/lib/listing/keyset'
import type { DifferenceFilter } from './filter'

/** A difference as lists show it; amounts have their currency's decimals. */
export type DifferenceRow = {
  /** Its number within the run. */
  id: string
  kind: string
  detail: string
  /** Where it stands in the file. */
  line: string | null
  transactionId: string | null
  theirKind: string | null
  theirAmount: string | null
  theirCurrency: string | null
  theirState: string | null
  theirAt: string | null
  theirRound: string | null
  ledgerId: string | null
  ourKind: string | null
  ourAmount: string | null
  ourCurrency: string | null
  ourState: string | null
  ourAt: string | null
  roundId: string | null
  playerId: string | null
  caseId: string | null
}

export const differenceSortColumns = 1
export const differencePage = 100

/** A page of a run's differences, in the order of the statement; what it lacks comes last, by time. */
export function listDifferences(
  reconciliationId: string,
  filter: DifferenceFilter,
  cursor: Cursor | null,
  size = differencePage,
): Promise<Page<DifferenceRow>> {
  const isSound = cursor === null || /^[0-9]{1,9}$/.test(cursor.keys[0] ?? '')
  return keysetPage(
    isSound ? cursor : null,
    size,
    async (from, limit) => {
      const isBackward = from?.direction === 'before'
      const found = await prisma().reconciliationDifference.findMany({
        where: {
          ...whereOf(reconciliationId, filter),
          ...(from ? { number: { [isBackward ? 'lt' : 'gt']: Number.parseInt(from.keys[0]!, 10) } } : {}),
        },
        orderBy: { number: isBackward ? 'desc' : 'asc' },
        take: limit,
      })
      return found.map(toDifferenceRow)
    },
    row => [row.id],
  )
}

/** How many of a run's differences a filter finds. */
export function countDifferences(reconciliationId: string, filter: DifferenceFilter): Promise<number> {
  return prisma().reconciliationDifference.count({ where: whereOf(reconciliationId, filter) })
}

function whereOf(
  reconciliationId: string,
  filter: DifferenceFilter,
): Prisma.ReconciliationDifferenceWhereInput {
  return {
    reconciliationId,
    ...(filter.kind ? { kind: filter.kind } : {}),
    ...(filter.case ? { caseId: filter.case === 'opened' ? { not: null } : null } : {}),
  }
}

type Found = Prisma.ReconciliationDifferenceGetPayload<object>

export function toDifferenceRow(one: Found): DifferenceRow {
  const amount = (value: Found['ledgerAmount'], currency: string | null) =>
    value && (currency ? amountCell(value, currency) : plainCell(value))
  return {
    id: `${one.number}`,
    kind: one.kind,
    detail: one.detail,
    line: one.line === null ? null : `${one.line}`,
    transactionId: one.transactionId,
    theirKind: one.statementKind,
    theirAmount: amount(one.statementAmount, one.statementCurrency),
    theirCurrency: one.statementCurrency,
    theirState: one.statementState,
    theirAt: one.statementAt && timeCell(one.statementAt),
    theirRound: one.statementRound,
    ledgerId: one.ledgerId,
    ourKind: one.ledgerKind,
    ourAmount: amount(one.ledgerAmount, one.ledgerCurrency),
    ourCurrency: one.ledgerCurrency,
    ourState: one.ledgerState,
    ourAt: one.ledgerAt && timeCell(one.ledgerAt),
    roundId: one.roundId,
    playerId: one.playerId,
    caseId: one.caseId,
  }
}

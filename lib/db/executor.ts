import { Prisma } from './generated/client'
import type { Tx } from './prisma'

/** What a statement needs to run: a pg client or pool, or a Prisma transaction behind a thin adapter. */
export type Executor = {
  // biome-ignore lint/suspicious/noExplicitAny: rows are as the statement made them
  query(text: string, params?: unknown[]): Promise<{ rows: any[] }>
}

/**
 * A Prisma transaction as an executor, so that what is written for the lanes' connections runs inside a staff
 * action's own transaction. Whole and exact numbers come as text, as they do from a pg client.
 */
export function executorOf(tx: Tx): Executor {
  return {
    query: async (text, params = []) => {
      const rows = await tx.$queryRawUnsafe<Record<string, unknown>[]>(text, ...params)
      return { rows: rows.map(asPg) }
    },
  }
}

function asPg(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asText(value)]))
}

function asText(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  return Prisma.Decimal.isDecimal(value) ? value.toFixed() : value
}

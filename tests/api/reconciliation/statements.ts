import { createHash } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { appPool } from '@/lib/db/pools'
import { prisma } from '@/lib/db/prisma'
import { type Mapping, suggestMapping } from '@/lib/reconciliation/mapping'
import { layBeside, type Ran } from '@/lib/reconciliation/run'
import { by } from '@/tests/support/casino'

export const columns = ['Txn ID', 'Type', 'Amount', 'Currency', 'Time', 'Status', 'Round ID'] as const
export type Row = string[]

export const mapping = (): Mapping => suggestMapping([...columns], 'UTC')

/** What the ledger accepted from a provider, as a statement that agrees with it to the last line. */
export async function honestRows(providerId: string): Promise<Row[]> {
  const { rows } = await appPool().query(
    `select provider_transaction_id, kind, amount::text, currency, to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') as at, coalesce(provider_round_id, '') as round
     from transactions where provider_id = $1 and effect <> 'refused' order by at, id`,
    [providerId],
  )
  return rows.map(row => [
    row.provider_transaction_id,
    row.kind,
    row.amount,
    row.currency,
    row.at,
    'OK',
    row.round,
  ])
}

export function csvOf(rows: Row[], header: readonly string[] = columns): string {
  return [header, ...rows].map(cells => cells.join(',')).join('\r\n')
}

export const day = (at = Date.now()) => new Date(at).toISOString().slice(0, 10)

type Terms = { mapping?: Mapping | null; from?: number; to?: number; onStart?: (id: string) => void }

/** Lays a text or bytes beside the ledger of today, in UTC. */
export async function lay(providerId: string, text: string | Buffer, terms: Terms = {}): Promise<Ran> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cage-statement-'))
  const file = path.join(folder, 'statement.csv')
  const bytes = Buffer.from(text as string)
  await writeFile(file, bytes)
  const midnight = Date.parse(`${day()}T00:00:00Z`)
  const { from = midnight - 86_400_000, to = midnight + 2 * 86_400_000, onStart } = terms
  return layBeside(
    by(),
    {
      ...{ providerId, from, to, zone: 'UTC' },
      mapping: terms.mapping === undefined ? mapping() : terms.mapping,
      file: {
        path: file,
        name: 'statement.csv',
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
    },
    onStart,
  )
}

/** Kind and transaction id of each difference of a run, in its order. */
export async function foundIn(id: string): Promise<string[]> {
  const rows = await prisma().reconciliationDifference.findMany({
    where: { reconciliationId: id },
    orderBy: { number: 'asc' },
  })
  return rows.map(row => `${row.kind} ${row.transactionId}`)
}

/** Why a run was refused, and that nothing of it was kept but the word that it was. */
export async function refusedBecause(work: Promise<Ran>, id: () => string | null): Promise<string> {
  const said = await work.then(
    () => 'it went through',
    error => (error as Error).message,
  )
  const run = id() === null ? null : await prisma().reconciliation.findUnique({ where: { id: id()! } })
  if (run) {
    if (run.state !== 'failed' || run.reason !== said.slice(0, 1000) || run.counts !== null)
      throw new Error(`the run is kept as ${run.state}: ${run.reason}, the refusal says: ${said}`)
    const kept = await prisma().reconciliationDifference.count({ where: { reconciliationId: run.id } })
    if (kept > 0) throw new Error(`${kept} differences of a refused statement are kept`)
  }
  return said
}

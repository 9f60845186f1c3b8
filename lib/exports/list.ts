import type { Instant } from '@/lib/clock'
import type { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { declareFilter, oneOf, text } from '@/lib/listing/filter'
import { type Cursor, keysetPage, type Page } from '@/lib/listing/keyset'
import { format, toAmount } from '@/lib/money/amount'
import type { CurrentStaff } from '@/lib/staff/current'
import { isAllowed, reasonAgainst } from '@/lib/staff/permissions'
import { uuidPattern } from '@/lib/text'
import type { Sum } from './job'
import { type Asked, type ExportKind, exportKinds, exportStates, isExportKind } from './kinds'
import { columnLabels } from './labels'
import { askedWords } from './words'

/** What a file adds up to in a currency, column by column. */
export type CurrencySums = { currency: string; amounts: { column: string; sum: string }[] }

/** An export as the list shows it. Numbers of rows and bytes are texts. */
export type ExportRow = {
  id: string
  kind: string
  title: string
  words: string
  form: string
  state: string
  madeBy: string
  madeAt: string
  /** Rows written, of how many where that is known, and how many hundredths that is. */
  rows: string
  rowsTotal: string | null
  percent: number | null
  /** Seconds until it is done, at the pace it had; null where nobody can say. */
  secondsLeft: number | null
  bytes: string
  sha256: string | null
  sums: CurrencySums[]
  reason: string | null
  expiresAt: string | null
  /** Why this person may not take the file, or end it: null where they may. */
  againstTaking: string | null
  againstEnding: string | null
}

/** What the list of exports can be asked for. */
export const exportFilter = declareFilter({
  state: oneOf('State', exportStates),
  kind: oneOf('What', Object.keys(exportKinds) as ExportKind[]),
  export: text('Export', 36),
})
export type ExportFilter = ReturnType<typeof exportFilter.parse>

type Viewer = Pick<CurrentStaff, 'id' | 'role'>
const withStaff = { staff: { select: { name: true } } } as const
type Found = Prisma.ExportGetPayload<{ include: typeof withStaff }>

/** The columns a page of exports is sorted by: when it was asked for, and id. */
export const exportSortColumns = 2
const pageSize = 50

/** A page of exports, the newest first: one's own, or everybody's where the role may see them. */
export async function listExports(
  filter: ExportFilter,
  viewer: Viewer,
  cursor: Cursor | null,
  at: Instant,
  size = pageSize,
): Promise<Page<ExportRow>> {
  const isSound = cursor && !Number.isNaN(Date.parse(cursor.keys[0]!)) && uuidPattern.test(cursor.keys[1]!)
  return keysetPage(
    isSound ? cursor : null,
    size,
    async (from, limit) =>
      (await fetchExports(filter, viewer, from, limit)).map(one => toRow(one, viewer, at)),
    row => [row.madeAt, row.id],
  )
}

function fetchExports(
  { state, kind, export: id }: ExportFilter,
  viewer: Viewer,
  cursor: Cursor | null,
  limit: number,
): Promise<Found[]> {
  const isBackward = cursor?.direction === 'before'
  const side = isBackward ? 'gt' : 'lt'
  const [at, last] = cursor ? [new Date(cursor.keys[0]!), cursor.keys[1]!] : []
  return prisma().export.findMany({
    where: {
      ...(state ? { state } : {}),
      ...(kind ? { kind } : {}),
      ...(id ? { id: uuidPattern.test(id) ? id : { in: [] } } : {}),
      ...(isAllowed(viewer.role, 'exports.others') ? {} : { staffId: viewer.id }),
      ...(at ? { OR: [{ madeAt: { [side]: at } }, { madeAt: at, id: { [side]: last } }] } : {}),
    },
    orderBy: [{ madeAt: isBackward ? 'asc' : 'desc' }, { id: isBackward ? 'asc' : 'desc' }],
    take: limit,
    include: withStaff,
  })
}

function toRow(one: Found, viewer: Viewer, at: Instant): ExportRow {
  const known = isExportKind(one.kind) ? exportKinds[one.kind] : null
  const isOwn = one.staffId === viewer.id
  // Counted beside the reading: more may have been read by now.
  const total = one.rowsTotal === null || one.rowsTotal > one.rowsDone ? one.rowsTotal : one.rowsDone
  return {
    ...{ id: one.id, kind: one.kind, form: one.form, state: one.state, reason: one.reason },
    title: known?.title ?? one.kind,
    words: askedWords(one.asked as Asked),
    madeBy: one.staff?.name ?? one.madeBy,
    madeAt: timeCell(one.madeAt),
    rows: `${one.rowsDone}`,
    rowsTotal: total === null ? null : `${total}`,
    percent: total === null ? null : total === 0n ? 100 : Math.floor(ratio(one.rowsDone, total) * 100),
    secondsLeft: secondsLeft(one, total, at),
    bytes: `${one.bytes}`,
    sha256: one.sha256 ? Buffer.from(one.sha256).toString('hex') : null,
    sums: sumsOf(one),
    expiresAt: one.expiresAt && timeCell(one.expiresAt),
    againstTaking:
      (isOwn ? null : reasonAgainst(viewer.role, 'exports.others')) ??
      (known ? reasonAgainst(viewer.role, known.takes) : null),
    againstEnding: isOwn ? null : reasonAgainst(viewer.role, 'exports.manage'),
  }
}

/** The sums currency by currency, each column by its label. */
function sumsOf({ kind, asked, sums }: Found): CurrencySums[] {
  const labels = isExportKind(kind) ? columnLabels(kind, asked as Asked) : {}
  const places = Object.keys(labels)
  const byCurrency = new Map<string, CurrencySums['amounts']>()
  const inOrder = ((sums ?? []) as Sum[]).toSorted(
    (a, b) => places.indexOf(a.column) - places.indexOf(b.column),
  )
  for (const { column, currency, sum } of inOrder) {
    const amounts = byCurrency.get(currency) ?? []
    amounts.push({ column: labels[column] ?? column, sum: format(toAmount(sum), currency) })
    byCurrency.set(currency, amounts)
  }
  return [...byCurrency].map(([currency, amounts]) => ({ currency, amounts }))
}

/** What is left takes as long a row as what is done did. */
function secondsLeft(
  { state, rowsDone, startedAt }: Found,
  total: bigint | null,
  at: Instant,
): number | null {
  if (state !== 'running' || total === null || rowsDone === 0n || !startedAt) return null
  const spent = (at - startedAt.getTime()) / 1000
  return Math.max(0, Math.ceil((spent * ratio(total - rowsDone, total)) / ratio(rowsDone, total)))
}

/** Two counts of rows, as a share. */
function ratio(part: bigint, whole: bigint): number {
  return Number.parseInt(`${(part * 1_000_000n) / whole}`, 10) / 1_000_000 || 1e-6
}

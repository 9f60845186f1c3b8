import { recordAudit } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/prisma'
import type { ListColumns } from '@/lib/listing/columns'
import { csvStream } from '@/lib/listing/csv'
import type { Cursor, Page } from '@/lib/listing/keyset'
import { byOf } from './action'
import { type CurrentStaff, currentStaff } from './current'
import { isAllowed, type Permission, reasonAgainst } from './permissions'

type Export<Row> = {
  /** Names the file, and the list in the audit. */
  name: string
  /** What reading the list on its page takes, and what taking it away does. */
  permission: Permission
  takes: Permission
  columns: ListColumns<Row>
  /** The filter as the URL has it, for the audit. */
  values: Record<string, string>
  /** How many columns the list's cursor has. */
  keys: number
  /** Reads a page of `csvPage` rows, for whoever asks. */
  fetch: (cursor: Cursor | null, staff: CurrentStaff) => Promise<Page<Row>>
  playerId?: string
}

/** A list as a CSV file, exactly as it is filtered and all of it. The export is an event before it begins. */
export async function csvResponse<Row>(given: Export<Row>): Promise<Response> {
  const staff = await currentStaff()
  if (!staff) return new Response('Sign in first.\n', { status: 401 })
  const { name, permission, takes, values, playerId } = given
  const lacking = [permission, takes].find(one => !isAllowed(staff.role, one))
  const event = {
    action: 'list.export',
    subject: { kind: 'list', id: name },
    playerId: playerId ?? null,
    after: values,
    outcome: lacking ? 'refused' : 'done',
  } as const
  await inTransaction(tx => recordAudit(tx, byOf(staff), event))
  if (lacking) return new Response(`${reasonAgainst(staff.role, lacking)}\n`, { status: 403 })
  const day = new Date().toISOString().slice(0, 10)
  return new Response(
    csvStream(given.columns, given.keys, cursor => given.fetch(cursor, staff)),
    {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}-${day}.csv"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    },
  )
}

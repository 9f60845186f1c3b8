import type { NextRequest } from 'next/server'
import { listRevisions, revisionSortColumns } from '@/lib/fx/list-revisions'
import { revisionColumns } from '@/lib/fx/revision-columns'
import { csvPage } from '@/lib/listing/csv'
import { csvResponse } from '@/lib/staff/csv'

export async function GET(
  _: NextRequest,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const given = (await params).id
  const currency = /^[A-Z][A-Z0-9]{2,9}$/.test(given) ? given : ''
  return csvResponse({
    name: 'rates',
    permission: 'rates.read',
    columns: revisionColumns,
    values: { currency },
    keys: revisionSortColumns,
    fetch: cursor => listRevisions(currency, cursor, csvPage),
  })
}

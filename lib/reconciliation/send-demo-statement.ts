import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { currentStaff } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'
import { findDemoStatement } from './demo-statement'

/** The demo's statement as a download, for whoever may see reconciliations; 404 outside of a demo. */
export async function sendDemoStatement(): Promise<Response> {
  const staff = await currentStaff()
  if (!staff) return new Response('Sign in first.\n', { status: 401 })
  const against = reasonAgainst(staff.role, 'reconciliation.read')
  if (against) return new Response(`${against}\n`, { status: 403 })
  const demo = await findDemoStatement()
  if (!demo) return new Response('There is no such file.\n', { status: 404 })
  const body = Readable.toWeb(createReadStream(demo.path)) as ReadableStream
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${demo.fileName}"`,
      'cache-control': 'no-store',
    },
  })
}

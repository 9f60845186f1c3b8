import { recordAudit } from '@/lib/audit/record'
import { inTransaction } from '@/lib/db/prisma'
import { isRefusal } from '@/lib/refusal'
import { byOf } from '@/lib/staff/action'
import { currentStaff } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'
import { layStatement, parseLayForm } from './lay'

/**
 * A statement that a browser sends: the file is the body, streamed; provider, period and name stand in the query.
 * Origin, sign-in and permission are looked at before a byte of it is read. Answers `{id}` of the run with 202, or
 * `{message}`; what was refused is an event of the audit.
 */
export async function takeStatement(request: Request): Promise<Response> {
  if (!isOwnOrigin(request)) return answer(403, { message: 'This was not sent by a page of ours.' })
  const staff = await currentStaff()
  if (!staff) return answer(401, { message: 'Your sign-in is over. Sign in again.' })
  const by = byOf(staff)
  const refuseWith = async (status: number, message: string) => {
    const subject = { kind: 'page', id: 'reconciliation.run' } as const
    await inTransaction(tx =>
      recordAudit(tx, by, { action: 'reconciliation.run', subject, outcome: 'refused', reason: message }),
    )
    return answer(status, { message })
  }
  const against = reasonAgainst(staff.role, 'reconciliation.run')
  if (against) return refuseWith(403, against)
  const form = parseLayForm(new URL(request.url).searchParams)
  if (!form || !request.body) return refuseWith(400, 'That was not understood; nothing was done.')
  const length = /^[0-9]{1,15}$/.exec(request.headers.get('content-length') ?? '')?.[0]
  try {
    const chunks = request.body as unknown as AsyncIterable<Uint8Array>
    return answer(202, {
      id: await layStatement(by, form, chunks, length ? Number.parseInt(length, 10) : null),
    })
  } catch (thrown) {
    if (isRefusal(thrown)) return refuseWith(422, thrown.message)
    throw thrown
  }
}

/** Whether our own page sent it: a browser says where a page is from, and nobody else's page may send as this person. */
function isOwnOrigin({ headers }: Request): boolean {
  const origin = headers.get('origin')
  const host = headers.get('x-forwarded-host') ?? headers.get('host')
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host
}

function answer(status: number, body: object): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
}

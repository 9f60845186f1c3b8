import { currentStaff } from '@/lib/staff/current'
import { isAllowed, reasonAgainst } from '@/lib/staff/permissions'
import { recordView } from '@/lib/staff/view'
import { find } from './find'
import { recordSearch } from './record'

/**
 * What the palette is told for what is typed in it: the hits as JSON, 401 where the sign-in is over, and 403 for
 * whoever is no staff of the desk, as a studio's engineer.
 */
export async function answerSearch(request: Request): Promise<Response> {
  const staff = await currentStaff()
  const headers = { 'cache-control': 'no-store' }
  if (!staff) return Response.json({ message: 'Sign in first.' }, { status: 401, headers })
  if (!isAllowed(staff.role, 'desk.read')) {
    await recordView(staff, 'page.open', { kind: 'page', id: '/search/hits' }, null, 'refused')
    return Response.json({ message: reasonAgainst(staff.role, 'desk.read') }, { status: 403, headers })
  }
  const query = new URL(request.url).searchParams.get('q') ?? ''
  const found = await find(query, staff.role)
  await recordSearch(staff, query, found)
  return Response.json(found, { headers })
}

import { currentStaff } from '@/lib/staff/current'
import { find } from './find'
import { recordSearch } from './record'

/** What the palette is told for what is typed in it: the hits as JSON, or 401 where the sign-in is over. */
export async function answerSearch(request: Request): Promise<Response> {
  const staff = await currentStaff()
  const headers = { 'cache-control': 'no-store' }
  if (!staff) return Response.json({ message: 'Sign in first.' }, { status: 401, headers })
  const query = new URL(request.url).searchParams.get('q') ?? ''
  const found = await find(query, staff.role)
  await recordSearch(staff, query, found)
  return Response.json(found, { headers })
}

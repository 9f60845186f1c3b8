import { type NextRequest, NextResponse } from 'next/server'
import { pathHeader } from '@/lib/staff/path-header'

const cookieNames = ['next-auth.session-token', '__Secure-next-auth.session-token']

/**
 * A courtesy, not the guard: whoever has no cookie is sent to sign in without a page being made. Every page,
 * action and route asks the database itself (lib/staff/current.ts).
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  // The documentation is for everybody; what lies under it is left out below.
  if (pathname === '/docs') return NextResponse.next()
  if (pathname === '/welcome') return withoutReferrer(NextResponse.next())
  if (!request.cookies.getAll().some(cookie => cookieNames.some(name => cookie.name.startsWith(name)))) {
    const target = new URL('/sign-in', request.url)
    if (pathname !== '/') target.searchParams.set('next', pathname + search)
    return NextResponse.redirect(target)
  }
  const headers = new Headers(request.headers)
  headers.set(pathHeader, pathname + search)
  return NextResponse.next({ request: { headers } })
}

/** The address of that page is a secret: it goes to nobody else, and into no cache. */
function withoutReferrer(response: NextResponse): NextResponse {
  response.headers.set('referrer-policy', 'no-referrer')
  response.headers.set('cache-control', 'no-store')
  return response
}

export const config = {
  matcher: ['/((?!api/|_next/|sign-in|docs/|icon\\.svg|healthz|readyz|metrics).*)'],
}

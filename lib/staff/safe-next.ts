/** Where to go after signing in: a path of ours, never somebody else's address. */
export function safeNext(next: unknown): string {
  if (typeof next !== 'string' || next.length > 2000) return '/'
  const origin = 'http://cage.invalid'
  if (!next.startsWith('/') || !URL.canParse(next, origin)) return '/'
  const url = new URL(next, origin)
  return url.origin === origin && !url.pathname.startsWith('/sign-in') ? url.pathname + url.search : '/'
}

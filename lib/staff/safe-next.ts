/** Where to go after signing in: a path of ours, never somebody else's address. */
export function safeNext(next: unknown): string {
  if (typeof next !== 'string' || next.length > 2000) return '/'
  const origin = 'http://cage.invalid'
  if (!next.startsWith('/') || !URL.canParse(next, origin)) return '/'
  const { origin: found, pathname, search } = new URL(next, origin)
  // `/.//host` is a path of ours that is written `//host` in the end: somebody else's address again.
  const isOurs = found === origin && !pathname.startsWith('//')
  return isOurs && !pathname.startsWith('/sign-in') ? pathname + search : '/'
}

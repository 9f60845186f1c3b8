/** The caller's address as the process wrote it: the last hop of X-Forwarded-For is its own, not the caller's. */
export function callerAddress(headers: Record<string, string | undefined>): string {
  const hops = (headers['x-forwarded-for'] ?? '').split(',')
  return hops.at(-1)?.trim().slice(0, 64) || 'unknown'
}

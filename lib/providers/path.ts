/** The page of a provider; its sections are below it. */
export function providerPath(providerId: string): string {
  return `/providers/${encodeURIComponent(providerId)}`
}

/** The id a path names; null for what can be no provider's. */
export function readProviderId(segment: string): string | null {
  return /^[a-z0-9][a-z0-9_-]{0,62}$/.test(segment) ? segment : null
}

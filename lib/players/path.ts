/** Where a player's page is: an id may hold a slash, a question mark, anything but control characters. */
export function playerPath(id: string): string {
  return `/players/${encodeURIComponent(id)}`
}

/** The id in a segment of a path; null where it is no percent-encoding or can be nobody's id. */
export function readPlayerId(segment: string): string | null {
  try {
    const id = decodeURIComponent(segment)
    return /\p{Cc}|\p{Cs}/u.test(id) ? null : id
  } catch {
    return null
  }
}

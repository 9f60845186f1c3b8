/** An id of ours as a text: a UUID in small letters. */
export const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a text is 1 to `max` Unicode characters, none of them a control character or a lone surrogate. */
export function isText(text: string, max = 255): boolean {
  // In code units no text of `max` characters is longer than this; it keeps the count cheap.
  return text.length > 0 && text.length <= max * 2 && [...text].length <= max && !/[\p{Cc}\p{Cs}]/u.test(text)
}

/** Whether a text of lines is at most `max` long and can be kept: no other control characters, no lone surrogate. */
export function isLines(text: string, max: number): boolean {
  return text.length <= max && !/[^\P{Cc}\t\r\n]|\p{Cs}/u.test(text)
}

export const reasonMax = 500

/** Why something is done, in a person's words, as a form sends it: 3 to 500 characters in one line, or null. */
export function parseReason(reason: unknown): string | null {
  const text = typeof reason === 'string' ? reason.trim().replace(/\s+/g, ' ') : ''
  return text.length >= 3 && isText(text, reasonMax) ? text : null
}

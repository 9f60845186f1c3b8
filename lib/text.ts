/** Whether a text is 1 to `max` Unicode characters, none of them a control character or a lone surrogate. */
export function isText(text: string, max = 255): boolean {
  // In code units no text of `max` characters is longer than this; it keeps the count cheap.
  return text.length > 0 && text.length <= max * 2 && [...text].length <= max && !/[\p{Cc}\p{Cs}]/u.test(text)
}

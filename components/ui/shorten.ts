/** A text of at most `max` characters: the middle is left out of what is longer. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text
  const tail = Math.floor(max / 3)
  return `${text.slice(0, max - tail - 1)}…${text.slice(-tail)}`
}

/** How many lines may be unreadable before the whole statement is refused. */
export const unreadableMax = 1000
/** How many differences a run keeps; a statement with more is another one's. */
export const differencesMax = 100_000
/** Bytes at a file's beginning that say what it is, and that a form sends to be looked at. */
export const peekMax = 64 * 1024
/** How many cases are opened in one go. */
export const casesMax = 500

/** Advisory locks, each a space of its own: a run holds one of its id, and the one whose turn it is the other. */
export const runLock = 0x7265636f
export const turnLock = 0x74726e31

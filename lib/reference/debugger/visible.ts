/** A stretch of bytes as a person sees it: plain text, or a mark for what cannot be seen. */
export type Piece = { kind: 'text' | 'mark'; text: string; isLineEnd?: boolean }

// A space can be seen, between what is beside it.
const unseen = /[\p{Cc}\p{Cf}\p{Z}]/u
const names: Record<string, string> = { '\ufeff': 'BOM', '\r': 'CR', '\t': 'TAB', '\u00a0': 'NBSP' }

/** Bytes with every line end, control character and byte that is no UTF-8 made visible; nothing is left out. */
export function visibleOf(bytes: Uint8Array): Piece[] {
  const pieces: Piece[] = []
  let plain = ''
  const flush = () => {
    if (plain) pieces.push({ kind: 'text', text: plain })
    plain = ''
  }
  for (let at = 0; at < bytes.length; ) {
    const letter = letterAt(bytes, at)
    const text = letter ?? `\\x${bytes[at]!.toString(16).padStart(2, '0')}`
    at += letter === null ? 1 : new TextEncoder().encode(letter).length
    if (letter !== null && (letter === ' ' || !unseen.test(letter))) plain += letter
    else {
      flush()
      if (letter === '\n') pieces.push({ kind: 'mark', text: '↵', isLineEnd: true })
      else pieces.push({ kind: 'mark', text: letter === null ? text : nameOf(letter) })
    }
  }
  flush()
  return pieces
}

/** Where two byte strings part: the offset of the first byte that differs, null where there is none. */
export function departure(a: Uint8Array, b: Uint8Array): number | null {
  const shorter = Math.min(a.length, b.length)
  for (let at = 0; at < shorter; at++) if (a[at] !== b[at]) return at
  return a.length === b.length ? null : shorter
}

function nameOf(letter: string): string {
  return names[letter] ?? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** The letter that begins at a byte, or null where none does. */
function letterAt(bytes: Uint8Array, at: number): string | null {
  const first = bytes[at]!
  const size = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return decoder.decode(bytes.subarray(at, at + size)) || null
  } catch {
    return null
  }
}

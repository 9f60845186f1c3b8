/** A seeded source of chance: the same seed and label give the same draws, on every machine. */
export type Prng = {
  /** In [0, 1). */
  next: () => number
  /** A whole number in [from, to], both included. */
  between: (from: number, to: number) => number
  chance: (probability: number) => boolean
  pick: <T>(choices: readonly T[]) => T
}

/** sfc32, seeded by FNV-1a over seed and label, so that every round has draws of its own. */
export function makePrng(seed: string, label = ''): Prng {
  let [a, b, c, d] = [hash(seed, 1), hash(label, 2), hash(`${seed}/${label}`, 3), 1]
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4294967296
  }
  for (let warm = 0; warm < 12; warm++) next()
  return {
    next,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: probability => next() < probability,
    pick: choices => choices[Math.floor(next() * choices.length)]!,
  }
}

function hash(text: string, salt: number): number {
  let value = 0x811c9dc5 ^ salt
  for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193)
  return value | 0
}

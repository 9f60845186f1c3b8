import { v7 } from 'uuid'
import type { Instant } from '@/lib/clock'
import type { Prng } from '@/studio/prng'

/** Ids of a moment in the past: UUID version 7, so that ids sort as their times do, and made later sort later. */
export function pastIds(prng: Prng): (at: Instant) => string {
  const bytes = new Uint8Array(16)
  let seq = 0
  return at => {
    for (let index = 0; index < 16; index += 4) {
      const draw = Math.floor(prng.next() * 4_294_967_296)
      bytes.set([draw >>> 24, (draw >>> 16) & 255, (draw >>> 8) & 255, draw & 255], index)
    }
    seq = (seq + 1) & 0xffffff
    return v7({ msecs: Math.floor(at), random: bytes, seq })
  }
}

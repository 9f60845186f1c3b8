import { isUtf8 } from 'node:buffer'
import { Transform } from 'node:stream'
import { refuse } from '@/lib/refusal'

/** Refuses a whole statement, in a sentence. */
export function refuseStatement(message: string): never {
  refuse('INVALID_REQUEST', { field: 'file', message })
}

const signatures: [bytes: number[], sentence: string][] = [
  [
    [0x50, 0x4b, 0x03, 0x04],
    'This is a workbook or an archive, no text: save the sheet as "CSV UTF-8", or unpack it.',
  ],
  [[0xd0, 0xcf, 0x11, 0xe0], 'This is a workbook, no text: save the sheet as "CSV UTF-8".'],
  [[0x1f, 0x8b], 'This is compressed: unpack it first.'],
  [[0xff, 0xfe], 'This is UTF-16, not UTF-8: save it as "CSV UTF-8".'],
  [[0xfe, 0xff], 'This is UTF-16, not UTF-8: save it as "CSV UTF-8".'],
]

/** Refuses INVALID_REQUEST for a file whose first bytes say that it is no text in UTF-8. */
export function refuseForeign(start: Buffer): void {
  for (const [bytes, sentence] of signatures)
    if (bytes.every((byte, index) => start[index] === byte)) refuseStatement(sentence)
  const head = start.subarray(0, 1000)
  const nuls = head.filter(byte => byte === 0).length
  if (nuls * 4 > head.length) refuseStatement('This is UTF-16, not UTF-8: save it as "CSV UTF-8".')
}

/**
 * Lets bytes through that are UTF-8 text, and counts them. What is not fails the stream with a refusal that names
 * the line. Keeps no more than a chunk.
 */
export function utf8Gate(onBytes: (bytes: number) => void): Transform {
  let carried: Buffer = Buffer.alloc(0)
  let lines = 1
  const check = (bytes: Buffer) => {
    if (isUtf8(bytes) && !bytes.includes(0)) {
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++
      return
    }
    refuseStatement(`Line ${lines + linesBefore(bytes)}: ${reasonOf(bytes)}`)
  }
  return new Transform({
    transform(chunk: Buffer, _, done) {
      try {
        onBytes(chunk.length)
        const bytes = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk
        const end = bytes.length - openTail(bytes)
        carried = bytes.subarray(end)
        check(bytes.subarray(0, end))
        done(null, bytes.subarray(0, end))
      } catch (error) {
        done(error as Error)
      }
    },
    flush(done) {
      try {
        check(carried)
        done(null, carried)
      } catch (error) {
        done(error as Error)
      }
    },
  })
}

/** How many bytes at the end may be the beginning of a character: at most three. */
export function openTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return 0
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return length > back ? back : 0
    }
  }
  return 0
}

function linesBefore(bytes: Buffer): number {
  let lines = 0
  for (let from = 0; ; lines++) {
    const end = bytes.indexOf(10, from)
    const line = bytes.subarray(from, end < 0 ? bytes.length : end)
    if (end < 0 || !isUtf8(line) || line.includes(0)) return lines
    from = end + 1
  }
}

function reasonOf(bytes: Buffer): string {
  return isUtf8(bytes)
    ? 'a NUL character: this is no text file.'
    : 'not UTF-8; it looks like Latin-1 or Windows-1252. Save it as "CSV UTF-8".'
}

import { promisify } from 'node:util'
import { constants, crc32, deflateRaw } from 'node:zlib'
import type { FileOut } from '../folder'

const deflate = promisify(deflateRaw)

/** A file and an entry of ZIP without its 64-bit extension hold no more than this. */
export const zipMax = 0xffff_ffff

type Entry = { name: Buffer; offset: number; crc: number; packed: number; size: number }

/**
 * A ZIP archive written as it comes, entry after entry. Each piece is deflated by itself and ends on a whole byte, so
 * that nothing of an entry stays in memory. Throws a RangeError where the archive or an entry would outgrow ZIP.
 */
export function zipTo(out: FileOut) {
  const entries: Entry[] = []
  const check = (size: number) => {
    if (size > zipMax) throw new RangeError('too large for a ZIP archive')
  }
  const begin = async (name: string): Promise<Entry> => {
    const entry = { name: Buffer.from(name), offset: out.bytes(), crc: 0, packed: 0, size: 0 }
    entries.push(entry)
    check(entry.offset)
    await out.write(Buffer.concat([localHeader(entry), entry.name]))
    return entry
  }
  const write = async (entry: Entry, piece: Buffer) => {
    const packed = await deflate(piece, { level: 4, finishFlush: constants.Z_SYNC_FLUSH })
    await pass(entry, packed)
    entry.crc = crc32(piece, entry.crc)
    entry.size += piece.length
    check(entry.size)
  }
  const pass = async (entry: Entry, packed: Buffer) => {
    entry.packed += packed.length
    await out.write(packed)
  }
  const end = async (entry: Entry) => {
    await pass(entry, lastBlock)
    await out.write(descriptor(entry))
  }
  const finish = async () => {
    const offset = out.bytes()
    check(offset)
    for (const entry of entries) await out.write(Buffer.concat([centralHeader(entry), entry.name]))
    await out.write(endRecord(entries.length, out.bytes() - offset, offset))
  }
  return { begin, write, end, finish }
}

/** An empty block of deflate that is the last one. */
const lastBlock = Buffer.from([0x03, 0x00])

// Bit 3: sizes and CRC follow the data; bit 11: names are UTF-8. 1 January 1980, so that the same rows give the same file.
const shared = { version: 20, flags: 0x0808, method: 8, time: 0, date: 0x21 }

function localHeader({ name }: Entry): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x0403_4b50, 0)
  writeShared(header, 4)
  header.writeUInt16LE(name.length, 26)
  return header
}

function descriptor({ crc, packed, size }: Entry): Buffer {
  const record = Buffer.alloc(16)
  record.writeUInt32LE(0x0807_4b50, 0)
  record.writeUInt32LE(crc, 4)
  record.writeUInt32LE(packed, 8)
  record.writeUInt32LE(size, 12)
  return record
}

function centralHeader({ name, offset, crc, packed, size }: Entry): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x0201_4b50, 0)
  header.writeUInt16LE(shared.version, 4)
  writeShared(header, 6)
  header.writeUInt32LE(crc, 16)
  header.writeUInt32LE(packed, 20)
  header.writeUInt32LE(size, 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt32LE(offset, 42)
  return header
}

function writeShared(header: Buffer, at: number): void {
  header.writeUInt16LE(shared.version, at)
  header.writeUInt16LE(shared.flags, at + 2)
  header.writeUInt16LE(shared.method, at + 4)
  header.writeUInt16LE(shared.time, at + 6)
  header.writeUInt16LE(shared.date, at + 8)
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22)
  record.writeUInt32LE(0x0605_4b50, 0)
  record.writeUInt16LE(count, 8)
  record.writeUInt16LE(count, 10)
  record.writeUInt32LE(size, 12)
  record.writeUInt32LE(offset, 16)
  return record
}

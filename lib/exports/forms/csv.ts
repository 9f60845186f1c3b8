import { csvLine } from '@/lib/listing/csv'
import type { FileOut } from '../folder'
import type { Shape, Sink } from './form'

/** What tells some spreadsheets that a file is UTF-8. */
export const byteOrderMark = Buffer.from('\uFEFF')

/** CSV as a list has it at once (RFC 4180), with or without a byte order mark. */
export async function csvSink(out: FileOut, { labels }: Shape, bom: boolean): Promise<Sink> {
  if (bom) await out.write(byteOrderMark)
  await out.write(Buffer.from(csvLine(labels)))
  return {
    write: rows => out.write(Buffer.from(rows.map(cells => csvLine(cells.map(cell => cell ?? ''))).join(''))),
    end: async () => {},
  }
}

import { isUtf8 } from 'node:buffer'
import { refuseAt, refuseFile } from './check-rows'
import { rowsMax } from './sheet'

// A parser is given no more than it can read in a moment: while it reads, no bet is answered by this process.
const tagsMax = 2 * rowsMax
const stretchMax = 1000

const dayOpens = /<Cube\s+time\s*=\s*(["'])([0-9-]{10})\1\s*>/g
const dayEnds = '</Cube>'

/**
 * The text of a bank's file as a parser may have it: without a DOCTYPE or entity, without the days before `from`
 * (their lines are kept empty, so that a line is found by its number), and bounded. Refuses INVALID_REQUEST.
 */
export function cutEcb(bytes: Buffer, from: string | null): string {
  if (!isUtf8(bytes)) refuseFile('The file is not UTF-8.')
  const text = bytes.toString().replace(/^\uFEFF/, '')
  const declared = /<!\s*(DOCTYPE|ENTITY)/i.exec(text)
  if (declared) refuseAt(linesTo(text, declared.index), `a ${declared[1]!.toUpperCase()} has no place in it.`)
  const kept = from === null ? text : withoutDaysBefore(text, from)
  const rates = count(kept, /<Cube\s+currency/g)
  if (rates > rowsMax)
    refuseFile(`It has ${rates} rates, more than ${rowsMax}: leave out the days before a later one.`)
  if (count(kept, /</g) > tagsMax) refuseFile('It has far more tags than a file of rates has.')
  // Empty lines are those that were left out above.
  if (new RegExp(`[^<]{${stretchMax}}`).test(kept.replace(/\n+/g, '\n')))
    refuseFile(`It has ${stretchMax} characters in a row without a tag: that is no file of rates.`)
  return kept
}

/** In one walk from front to back, however the text is made. */
function withoutDaysBefore(text: string, from: string): string {
  const kept: string[] = []
  let at = 0
  for (const opens of text.matchAll(dayOpens)) {
    if (opens.index < at || opens[2]! >= from) continue
    const ends = text.indexOf(dayEnds, opens.index)
    if (ends < 0) break
    const before = text.slice(at, opens.index).trimEnd()
    kept.push(before, emptied(text.slice(at + before.length, ends)))
    at = ends + dayEnds.length
  }
  return [...kept, text.slice(at)].join('')
}

function emptied(text: string): string {
  return '\n'.repeat(count(text, /\n/g))
}

function linesTo(text: string, index: number): number {
  return count(text.slice(0, index), /\n/g) + 1
}

function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const _ of text.matchAll(pattern)) found += 1
  return found
}

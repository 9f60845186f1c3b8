import { recordMax } from '@/lib/listing/read-csv'
import { refuseStatement } from './encoding'

/** An object of a JSON file as it stands there, and the line it begins on. */
export type JsonPiece = { line: number; text: string }

const [quote, backslash, open, close, listOpen, listClose] = [...'"\\{}[]'].map(char => char.charCodeAt(0))
const between = new Set([...' \t\r\n,'].map(char => char.charCodeAt(0)))

/**
 * Cuts a JSON array of objects, or objects one after the other (JSON lines), into its objects, chunk by chunk:
 * `take` gives those that end in the chunk, `end` makes sure that nothing is open. Refuses INVALID_REQUEST with the
 * line for what is neither. Keeps no more than one object.
 */
export function jsonSplitter(): { take: (chunk: Buffer) => JsonPiece[]; end: () => void } {
  let [depth, line, begun, size] = [0, 1, 1, 0]
  let [isText, isEscaped, isList, isOver] = [false, false, false, false]
  let kept: Buffer[] = []

  const outside = (byte: number, index: number): number => {
    if (byte === open && !isOver) {
      depth = 1
      begun = line
      return index
    }
    if (byte === listOpen && !isList) isList = true
    else if (byte === listClose && isList && !isOver) isOver = true
    else if (!between.has(byte))
      refuseStatement(`Line ${line}: neither an array of objects nor lines of JSON.`)
    return -1
  }
  const take = (given: Buffer) => {
    const pieces: JsonPiece[] = []
    let from = depth > 0 ? 0 : -1
    for (let index = 0; index < given.length; index++) {
      const byte = given[index]!
      if (byte === 10) line++
      if (depth === 0) from = outside(byte, index)
      else if (isText) {
        if (isEscaped) isEscaped = false
        else if (byte === backslash) isEscaped = true
        else if (byte === quote) isText = false
      } else if (byte === quote) isText = true
      else if (byte === open || byte === listOpen) depth++
      else if (byte === close || byte === listClose) {
        depth--
        if (depth > 0) continue
        kept.push(given.subarray(from, index + 1))
        pieces.push({ line: begun, text: Buffer.concat(kept).toString() })
        ;[kept, size] = [[], 0]
      }
    }
    if (depth > 0) {
      size += given.length - from
      if (size > recordMax) refuseStatement(`Line ${begun}: an object of more than ${recordMax} characters.`)
      kept.push(Buffer.from(given.subarray(from)))
    }
    return pieces
  }
  const end = () => {
    if (depth > 0) refuseStatement(`Line ${begun}: an object that is not ended: the file is cut off.`)
    if (isList && !isOver) refuseStatement(`Line ${line}: the array is not ended: the file is cut off.`)
  }
  return { take, end }
}

import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { refuseStatement } from './encoding'
import { unreadableMax } from './limits'
import type { Line } from './read-line'

/** The statement's lines while a run lasts. `n` counts them; `local` is a time without an offset. */
const staging = `
create temp table statement_lines (
  n bigint not null, line bigint not null, id text collate "C", scope text collate "C" not null, kind text, amount numeric,
  currency text collate "C", state text, at timestamptz, local timestamp, round text collate "C", problem text
) on commit drop`

/** Characters that go to the database at a time. */
const batch = 64 * 1024

/**
 * Copies the lines into a temporary table of the transaction that `client` is in; answers how many. Refuses
 * INVALID_REQUEST where there is none, or where too many cannot be read. `byPlayer`: the provider's ids are unique
 * within a player only.
 */
export async function loadLines(
  client: pg.ClientBase,
  lines: AsyncIterable<Line[]>,
  byPlayer: boolean,
): Promise<number> {
  await client.query(staging)
  const copy = client.query(copyFrom('copy statement_lines from stdin'))
  const ended = finished(copy)
  // Heard below; until then its failure must not end the process.
  ended.catch(() => {})
  try {
    const n = await writeLines(copy, lines, byPlayer)
    copy.end()
    await ended
    if (n === 0) refuseStatement('The file has no line below its header.')
    await client.query('analyze statement_lines')
    return n
  } catch (error) {
    copy.destroy(error as Error)
    await ended.catch(() => {})
    throw error
  }
}

async function writeLines(
  copy: NodeJS.WritableStream,
  lines: AsyncIterable<Line[]>,
  byPlayer: boolean,
): Promise<number> {
  const rowOf = makeRows(byPlayer)
  let [n, text] = [0, '']
  for await (const read of lines)
    for (const line of read) {
      text += rowOf(++n, line)
      if (text.length < batch) continue
      if (!copy.write(text)) await once(copy, 'drain')
      text = ''
    }
  if (text) copy.write(text)
  return n
}

/** Makes rows of lines, and refuses where too many of them cannot be read. */
function makeRows(byPlayer: boolean): (n: number, line: Line) => string {
  let [unreadable, first] = [0, '']
  return (n, line) => {
    if (line.problem !== null) {
      first ||= `Line ${line.line}: ${line.problem}`
      if (++unreadable > unreadableMax)
        refuseStatement(
          `More than ${unreadableMax.toLocaleString('en')} lines cannot be read: is this the right mapping? ${first}`,
        )
    }
    return rowOf(n, line, byPlayer)
  }
}

function rowOf(n: number, line: Line, byPlayer: boolean): string {
  const { id, kind, amount, currency, state, at, isLocal, round, player } = line
  const scope = byPlayer ? (player ?? '') : ''
  const lacksPlayer =
    byPlayer && player === null ? 'it has no player, and ids are unique within one only.' : null
  const problem = line.problem ?? lacksPlayer
  const facts = `${n}\t${line.line}\t${cellOf(id)}\t${cellOf(scope)}\t${cellOf(kind)}\t${cellOf(amount)}\t${cellOf(currency)}\t${cellOf(state)}`
  const times = isLocal ? `\\N\t${cellOf(at)}` : `${cellOf(at)}\t\\N`
  return `${facts}\t${times}\t${cellOf(round)}\t${cellOf(problem)}\n`
}

function cellOf(value: string | null): string {
  if (value === null) return '\\N'
  if (!special.test(value)) return value
  return value.replace(/[\\\t\n\r]/g, char => escapes[char]!)
}

const special = /[\\\t\n\r]/
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Executor } from './executor'

export type Statement = { text: string; values?: unknown[] }

// biome-ignore lint/suspicious/noExplicitAny: rows are as the statement made them
export type Row = any

/**
 * A database transaction as its two waits: `read` opens it and asks, `write` writes and commits. On a lane's
 * connection each is sent in one go; inside somebody else's transaction, which opens and commits itself,
 * statement by statement.
 */
export type Conversation = {
  read(statements: Statement[]): Promise<Row[][]>
  write(statements: Statement[]): Promise<void>
}

/** A conversation of its own on a pipelined connection. */
export function onConnection(client: pg.PoolClient): Conversation {
  return {
    read: async statements => (await sendAll(client, [{ text: 'begin' }, ...statements])).slice(1),
    write: async statements => void (await sendAll(client, [...statements, { text: 'commit' }])),
  }
}

/** A conversation inside a transaction that somebody else has opened and will commit. */
export function within(executor: Executor): Conversation {
  const send = async (statements: Statement[]) => {
    const answers: Row[][] = []
    for (const { text, values } of statements) answers.push((await executor.query(text, values)).rows)
    return answers
  }
  return { read: send, write: async statements => void (await send(statements)) }
}

async function sendAll(client: pg.PoolClient, statements: Statement[]): Promise<Row[][]> {
  const sent = statements.map(({ text, values }) =>
    client.query({ ...(values && { name: nameOf(text) }), text, values }),
  )
  const settled = await Promise.allSettled(sent)
  return settled.map(outcome => {
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value.rows
  })
}

const names = new Map<string, string>()

/** Prepared once a connection, under a name that follows from the text. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = `cage_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`
  names.set(text, name)
  return name
}

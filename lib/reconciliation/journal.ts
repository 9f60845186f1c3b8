import { refuseStatement } from './encoding'
import { brokenLine, type Line, type makeLineReader } from './read-line'

type Sent = { line: number; body: Record<string, unknown>; kind: string; player: string }

/** Calls that were sent and not answered, at one time; more are no journal of a studio that plays. */
const waitingMax = 100_000

/**
 * Makes lines of a studio's own journal (`npm run studio -- --journal`): what it sent, in the state in which it was
 * answered for good. A repeat of a call is no second transaction, and a call that was never answered has no state.
 * Keeps what waits for its answer.
 */
export function journalReader(read: ReturnType<typeof makeLineReader>) {
  const waiting = new Map<string, Sent>()
  function* enter(line: number, entry: Record<string, unknown>): Generator<Line> {
    if (entry.poison === true) return
    if (entry.t === 'sent') {
      const call = entry.call as Record<string, unknown> | undefined
      if (typeof call?.id !== 'string' || typeof call.body !== 'object' || call.body === null)
        return yield brokenLine(line, 'a call without its id or its body.')
      if (call.as !== 'provider') return
      if (waiting.size >= waitingMax) refuseStatement(`Line ${line}: too many calls without an answer.`)
      const { kind, player } = call
      waiting.set(call.id, {
        line,
        body: call.body as Sent['body'],
        kind: `${kind}`,
        player: `${player ?? ''}`,
      })
    } else if (entry.t === 'answered') {
      const id = `${entry.id}`
      const sent = waiting.get(id)
      const status = (entry.answer as { status?: unknown } | undefined)?.status
      // 429 and 5xx: it is not known yet, and will be sent again.
      if (!sent || typeof status !== 'number' || status === 429 || status >= 500) return
      waiting.delete(id)
      yield lineOf(read, id, sent, status === 200 ? 'ok' : 'refused')
    }
  }
  function* rest(): Generator<Line> {
    for (const [id, sent] of waiting) yield lineOf(read, id, sent, null)
  }
  return { enter, rest }
}

function lineOf(
  read: ReturnType<typeof makeLineReader>,
  id: string,
  { line, body, kind, player }: Sent,
  state: string | null,
): Line {
  const text = (name: string) => (typeof body[name] === 'string' ? (body[name] as string) : null)
  return read(line, {
    id,
    kind,
    player,
    state,
    amount: kind === 'rollback' ? null : text('amount'),
    currency: text('currency'),
    round: text('round_id'),
  })
}

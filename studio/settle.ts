import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { isTransient } from './book'
import { type Call, foreseen } from './call'
import type { Journal, JournalAnswer } from './journal'
import type { Line, Reply } from './line'
import type { Key } from './signer'
import { countCall, type Tally } from './tally'

/** Where the studio sits: its line, keys, journal and counts. */
export type Desk = {
  line: Line
  keys: { provider: Key; operator: Key }
  journal: Journal
  tally: Tally
  /** Ids whose facts stand in the journal already. */
  known: Set<string>
  next: () => number
  /** Until when (ms since the epoch) a call without an answer is repeated. */
  patienceUntil: () => number
}

type Send = { poison?: boolean; hangUpAfter?: number }

/** One attempt, journaled on disk before it leaves. Null when no answer came. */
export async function attempt(desk: Desk, call: Call, send: Send = {}): Promise<JournalAnswer | null> {
  const n = desk.next()
  const poison = send.poison ?? false
  const again = !poison && desk.known.has(call.id)
  if (!poison) desk.known.add(call.id)
  await desk.journal.write(again ? { t: 'again', n, id: call.id, poison } : { t: 'sent', n, call, poison })

  const { reply, lost } = await desk.line.send(
    desk.keys[call.as],
    'POST',
    call.path,
    call.body,
    send.hangUpAfter,
  )
  if (!reply) {
    desk.journal.note({ t: 'lost', n, id: call.id, why: lost })
    countCall(desk.tally, call.kind, `lost: ${lost}`, null)
    return null
  }
  const answer = readReply(reply)
  desk.journal.note({ t: 'answered', n, id: call.id, poison, answer })
  countCall(desk.tally, call.kind, verdictOf(answer), reply.ms)
  for (const what of flawsOf(call, reply, answer, poison))
    desk.journal.note({ t: 'violation', id: call.id, what })
  return answer
}

/** Repeats a call with the same id until it is answered for good, ever more slowly; null when patience ends. */
export async function settle(desk: Desk, call: Call, first: Send = {}): Promise<JournalAnswer | null> {
  for (let tries = 0; ; tries++) {
    const answer = await attempt(desk, call, tries === 0 ? first : {})
    if (answer && !isTransient(answer)) return answer
    if (Date.now() > desk.patienceUntil()) return null
    await sleep(Math.min(50 * 2 ** tries, 2_000) * (0.5 + Math.random()))
  }
}

function readReply(reply: Reply): JournalAnswer {
  const body = parseBody(reply.body)
  const { balance, ...bare } = body
  return {
    status: reply.status,
    code: reply.status === 200 ? null : (errorOf(body)?.code ?? `HTTP ${reply.status}`),
    balance: typeof balance === 'string' ? balance : null,
    replayed: reply.replayed,
    sha: digest(reply.body),
    shaBare: digest(JSON.stringify(bare)),
    ms: Math.round(reply.ms * 100) / 100,
  }
}

function flawsOf(call: Call, reply: Reply, answer: JournalAnswer, poison: boolean): string[] {
  const flaws: string[] = []
  // Something between us and the wallet may answer 5xx unsigned; a decision must be signed.
  if (reply.flaw && reply.status < 500) flaws.push(reply.flaw)
  if (isTransient(answer)) return flaws
  const body = parseBody(reply.body)
  if (reply.status !== 200) {
    const code = answer.code ?? ''
    const expected = poison ? code === 'TRANSACTION_CONFLICT' : foreseen[call.kind].includes(code)
    if (!expected)
      flaws.push(`unforeseen answer to a ${poison ? 'poisoned ' : ''}${call.kind}: ${reply.status} ${code}`)
    if (errorOf(body)?.retryable !== false) flaws.push(`${reply.status} ${code} is not marked final`)
    return flaws
  }
  if (poison) flaws.push('a poisoned repeat was accepted')
  if (body.status !== 'ok') flaws.push('200 without status ok')
  if (body.transaction_id !== call.id) flaws.push(`answered for ${body.transaction_id}`)
  if (body.player_id !== call.player) flaws.push(`answered for player ${body.player_id}`)
  if (typeof body.ledger_id !== 'string') flaws.push('200 without ledger_id')
  if (answer.balance === null) flaws.push('200 without balance')
  return flaws
}

function verdictOf(answer: JournalAnswer): string {
  return answer.code ?? (answer.replayed ? 'replayed' : 'ok')
}

function parseBody(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text)
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function errorOf(body: Record<string, unknown>): { code?: string; retryable?: boolean } | undefined {
  return body.error as { code?: string; retryable?: boolean } | undefined
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

import { expect } from 'vitest'
import { type StaffVerb, staffFields } from './staff'
import type { Line, Story } from './story'

export type Kind = 'bet' | 'win' | 'rollback' | 'jackpot' | 'deposit' | 'withdrawal'

/** What a call answered: `ok`, a code, and before either `replayed:` where it was a repeat. */
export type Outcome = { outcome: string; balance: string | null }

/** Where a story is played: against the pure rules, or over HTTP. */
export type Stage = {
  policy(settings: Record<string, string>): Promise<void>
  player(name: string, balance: string, currency: string): Promise<void>
  status(name: string, status: string): Promise<void>
  provider(status: 'active' | 'suspended'): Promise<void>
  /** Maintenance that is open for the next half hour, is ended now, or begins in an hour. */
  maintenance(how: 'open' | 'end' | 'ahead'): Promise<void>
  game(id: string, status: 'enabled' | 'disabled'): Promise<void>
  stakeMax(id: string, amount: string): Promise<void>
  endSession(name: string): Promise<void>
  /** Sets today's rate of a currency, or one of so many days ago. */
  rate(currency: string, rate: string, daysAgo: number): Promise<void>
  call(kind: Kind, fields: Record<string, string>): Promise<Outcome>
  /** A member of staff decides; what they may and whether a second person is needed is not the wallet's to ask. */
  staff(verb: StaffVerb, fields: Record<string, string>): Promise<Outcome>
  /** A responsible-gaming limit, in force at once. */
  limit(name: string, kind: string, period: string, amount: string | null): Promise<void>
  balance(name: string): Promise<string>
  round(id: string, player: string): Promise<string>
  /** Rate and base value of a transaction's posting, or null where it made none. */
  posting(id: string): Promise<{ rate: string; stale: boolean; base: string } | null>
  /** Kinds of cases opened since it was last asked, sorted. */
  cases(): Promise<string[]>
  /** Whether everything the story did adds up: throws where not. */
  prove(): Promise<void>
}

const fields: Record<Kind | StaffVerb, string[]> = {
  ...staffFields,
  bet: ['transaction_id', 'round_id', 'amount'],
  win: ['transaction_id', 'round_id', 'amount'],
  rollback: ['transaction_id', 'original_transaction_id'],
  jackpot: ['transaction_id', 'jackpot_id', 'amount'],
  deposit: ['transaction_id', 'amount'],
  withdrawal: ['transaction_id', 'amount'],
}

/** Plays a story on a stage and expects what it says, then has the ledger proved. */
export async function play(stage: Stage, story: Story): Promise<void> {
  let actor = ''
  for (const line of story.lines) {
    const at = `${story.file}:${line.number}: ${line.text}`
    if (line.verb === 'player') {
      actor = line.words[0]!
      await stage.player(actor, line.words[1]!, line.words[2]!)
    } else if (line.verb in fields) {
      await call(stage, line.verb as Kind | StaffVerb, line, line.options.by ?? actor, at)
    } else {
      await scene(stage, line, line.options.by ?? actor, at)
    }
  }
  await stage.prove()
}

async function call(
  stage: Stage,
  kind: Kind | StaffVerb,
  line: Line,
  actor: string,
  at: string,
): Promise<void> {
  const names = fields[kind]
  const given = Object.fromEntries(names.map((name, index) => [name, line.words[index]!]))
  const { by: _, ...options } = line.options
  const [outcome, balance] = line.words.slice(names.length)
  const said = { player_id: actor, ...given, ...options }
  const answer =
    kind in staffFields ? await stage.staff(kind as StaffVerb, said) : await stage.call(kind as Kind, said)
  expect(answer.outcome, at).toBe(outcome)
  if (balance) expect(answer.balance, at).toBe(balance)
}

async function scene(stage: Stage, { verb, words, options }: Line, actor: string, at: string): Promise<void> {
  const [first, second, third] = words as [string, string, string]
  if (verb === 'policy') await stage.policy(options)
  else if (verb === 'status') await stage.status(first, second)
  else if (verb === 'provider') await stage.provider(first as 'active')
  else if (verb === 'maintenance') await stage.maintenance(first as 'open')
  else if (verb === 'game') await stage.game(first, second as 'enabled')
  else if (verb === 'stake_max') await stage.stakeMax(first, second)
  else if (verb === 'limit') await stage.limit(actor, first, second, third === 'none' ? null : third)
  else if (verb === 'end_session') await stage.endSession(first)
  else if (verb === 'rate') await stage.rate(first, second, Number.parseInt(options.days_ago ?? '0', 10))
  else if (verb === 'balance') expect(await stage.balance(first), at).toBe(second)
  else if (verb === 'round') expect(await stage.round(first, actor), at).toBe(second)
  else if (verb === 'case') expect(await stage.cases(), at).toEqual(words)
  else if (verb === 'posting') {
    const posting = await stage.posting(first)
    const expected = second === 'none' ? null : { rate: second, base: third, stale: options.stale === 'true' }
    expect(posting, at).toEqual(expected)
  } else throw new Error(`no such verb: ${at}`)
}

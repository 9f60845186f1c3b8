import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { closePools } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { newSecret } from '@/lib/ids'
import { type Policies, policyKeys, policyTable } from '@/lib/providers/policies'
import type { Answered } from '@/lib/replays/report'
import { moment, replaySince } from '@/tests/support/replaying'
import { answered, type Guest, openTable, type Reply, type Table } from '@/tests/support/table'

afterAll(async () => {
  await closePrisma()
  await closePools()
})

type Step = {
  verb: 'bet' | 'win' | 'rollback' | 'jackpot' | 'deposit'
  who: 0 | 1
  id: number
  of: number
  round: number
  amount: number
  type: string
  flag: boolean
  closes: boolean
}

const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom(
    'bet',
    'bet',
    'bet',
    'win',
    'win',
    'win',
    'rollback',
    'rollback',
    'rollback',
    'jackpot',
    'deposit',
  ),
  who: fc.constantFrom(0, 0, 0, 1),
  id: fc.nat(14),
  of: fc.nat(14),
  round: fc.nat(3),
  amount: fc.constantFrom(0, 1, 2, 5, 20, 60),
  type: fc.constantFrom('cash', 'cash', 'cash', 'free', 'other'),
  flag: fc.boolean(),
  closes: fc.constantFrom(false, false, false, true),
})

const policies = (fixed: Partial<Policies>): fc.Arbitrary<Partial<Policies>> =>
  fc
    .record(Object.fromEntries(policyKeys.map(key => [key, fc.constantFrom(...policyTable[key].values)])))
    .map(settings => ({ ...settings, ...fixed }) as Partial<Policies>)

test('a dry run answers what a studio with the other policies was really answered, and agrees with the day', async () => {
  await fc.assert(
    fc.asyncProperty(
      policies({ id_scope: 'provider' }),
      policies({ id_scope: 'provider' }),
      fc.array(step, { minLength: 15, maxLength: 60 }),
      async (under, other, steps) => {
        const [a, b] = [await openTable(under), await openTable(other)]
        const from = await moment()
        const played = await play(a, steps)
        const report = await replaySince(a, from, other)
        expect(report.disagreements).toEqual([])
        expect(report.agreed).toBe(report.calls)
        const elsewhere = await play(b, steps)
        const expected = played.flatMap((reply, index) => {
          const [was, would] = [wordsFor(reply), wordsFor(elsewhere[index]!)]
          return was === would ? [] : [`${reply.name}: ${was} -> ${would}`]
        })
        const shown = report.differences.flatMap(({ endpoint, transactionId, asIs, wouldBe }) => {
          const [was, would] = [answeredWords(asIs), answeredWords(wouldBe)]
          return was === would ? [] : [`${endpoint} ${transactionId}: ${was} -> ${would}`]
        })
        expect(shown.sort()).toEqual(expected.sort())
      },
    ),
    { numRuns: 12, endOnFailure: true },
  )
}, 300_000)

test('wherever the day begins, what came before is there', async () => {
  await fc.assert(
    fc.asyncProperty(
      policies({}),
      fc.array(step, { minLength: 10, maxLength: 40 }),
      fc.array(step, { minLength: 10, maxLength: 40 }),
      async (under, before, steps) => {
        const table = await openTable(under)
        const guests = [await table.seat('100.00'), await table.seat('20.00')]
        await play(table, before, guests)
        const from = await moment()
        await play(table, steps, guests)
        const report = await replaySince(table, from)
        expect(report.disagreements).toEqual([])
        expect(report).toMatchObject({ agreed: report.calls, differences: [], leftOut: [] })
      },
    ),
    { numRuns: 15, endOnFailure: true },
  )
}, 300_000)

type Played = Reply & { name: string }

/** Plays a list of steps at a table; the replies of the money calls, in order. */
async function play(table: Table, steps: Step[], seated?: Guest[]): Promise<Played[]> {
  const guests = seated ?? [await table.seat('100.00'), await table.seat('20.00')]
  const replies: Played[] = []
  for (const one of steps) {
    const guest = guests[one.who]!
    const deposit = newSecret(8)
    if (one.verb === 'deposit') await answered(() => table.deposit(guest, `${one.amount}.00`, deposit))
    else
      replies.push({
        ...(await answered(() => send(table, guest, one))),
        name: `${one.verb} ${one.id}`,
      })
  }
  return replies
}

function send(table: Table, guest: Guest, one: Step): Promise<Reply> {
  const [id, of] = [`${one.id}`, `${one.of}`]
  const facts = { round_id: `r${one.round}`, round_closed: one.closes }
  const type = (other: string) => (one.type === 'other' ? other : one.type)
  const amount = `${one.amount}.00`
  if (one.verb === 'bet') return table.bet(guest, id, amount, { ...facts, type: type('tip') })
  if (one.verb === 'win') {
    const named = one.flag ? { bet_transaction_id: of } : {}
    return table.win(guest, id, amount, { ...facts, ...named, type: type('bonus') })
  }
  if (one.verb === 'rollback')
    return table.rollback(guest, id, of === id ? 'none' : of, one.flag ? { amount } : {})
  const { currency } = guest
  return table.wallet('jackpot', {
    player_id: guest.id,
    transaction_id: id,
    jackpot_id: 'mega',
    currency,
    amount,
  })
}

function wordsFor({ status, outcome, body }: Reply): string {
  return `${status} ${outcome} ${body.balance ?? '-'}`
}

function answeredWords({ status, code, balance }: Answered): string {
  return `${status} ${code ?? 'ok'} ${balance ?? '-'}`
}

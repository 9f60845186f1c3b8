import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { now } from '@/lib/clock'
import { appPool } from '@/lib/db/pools'
import { newId } from '@/lib/ids'
import { walletId } from '@/lib/ledger/account'
import { sha256 } from '@/lib/ledger/link'
import { verifyLedger } from '@/lib/ledger/verify'
import { toAmount } from '@/lib/money/amount'
import { directory, refreshDirectory } from '@/lib/providers/directory'
import { type Policies, policyTable } from '@/lib/providers/policies'
import type { Answer } from '@/lib/wallet/answer'
import { apply } from '@/lib/wallet/apply'
import { type Command, toCommand } from '@/lib/wallet/command'
import { submit } from '@/lib/wallet/queue'
import { decide } from '@/lib/wallet/rules'
import { emptyState, type State } from '@/lib/wallet/state'
import { noWrites } from '@/lib/wallet/writes'
import { factsOf } from '../support/commands'
import { ownDatabase } from '../support/database'
import { type Guest, openTable, type Table } from '../support/table'

// One lane, so that what is sent in one turn is decided in the order it was sent.
beforeAll(async () => {
  Object.assign(process.env, { CAGE_LANES: '1', CAGE_BATCH: '17' })
  await ownDatabase()
})

const policies = fc.record(
  Object.fromEntries(
    Object.entries(policyTable).map(([key, { values }]) => [key, fc.constantFrom(...values)]),
  ),
) as fc.Arbitrary<Policies>
const who = fc.constantFrom(0, 0, 1)
const round = fc.constantFrom('r1', 'r2', 'r3')
const number = fc.integer({ min: 1, max: 5 })
const cents = fc.integer({ min: 0, max: 30 })
const closes = fc.integer({ min: 0, max: 9 }).map(chance => chance === 0)
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('bet'),
      who,
      number,
      round,
      cents,
      closes,
      type: fc.constantFrom('cash', 'cash', 'cash', 'free', 'tip'),
      names: fc.constant(null),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('win'),
      who,
      number,
      round,
      cents,
      closes,
      type: fc.constantFrom('cash', 'cash', 'cash', 'free', 'bonus'),
      names: fc.option(number.map(of => `bet${of}`)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('jackpot'),
      who,
      number,
      round,
      cents,
      closes: fc.constant(false),
      type: fc.constant(null),
      names: fc.constant(null),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('rollback'),
      who,
      number,
      round,
      cents,
      closes: fc.constant(false),
      type: fc.constant(null),
      names: fc
        .tuple(fc.constantFrom('bet', 'bet', 'win', 'jackpot', 'rollback'), number)
        .map(parts => parts.join('')),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
// Several bursts, so that a later one meets in its batches what an earlier one has left in the database.
const bursts = fc.array(fc.array(step, { minLength: 5, maxLength: 25, size: 'max' }), {
  minLength: 2,
  maxLength: 5,
  size: 'max',
})

test('however commands are gathered into batches, each is answered as if it had come alone', async () => {
  await fc.assert(
    fc.asyncProperty(policies, bursts, async (settings, sent) => {
      const table = await openTable(settings)
      const guests = await table.seats(2, '1.00')
      const state = await memoryOf(table, guests)
      for (const burst of sent) {
        const commands = burst.map(next => commandOf(table, guests, next))
        const alone = commands.map(command => told(decideAlone(state, command)))
        const answers = await Promise.all(commands.map(submit))
        expect(answers.map(told)).toEqual(alone)
      }
    }),
    { numRuns: 60, endOnFailure: true, interruptAfterTimeLimit: 25_000 },
  )
  const { checks } = await verifyLedger()
  expect(checks.filter(check => check.ok !== true)).toEqual([])
}, 90_000)

/** The whole casino in memory, as far as these players know it: the rules' own state, never loaded. */
async function memoryOf({ provider }: Table, guests: Guest[]): Promise<State> {
  await refreshDirectory(appPool())
  const state = emptyState(await directory())
  for (const { id, token, currency } of guests) {
    const wallet = { id: walletId(id, currency), playerId: id, currency, balance: toAmount('1.00') }
    state.players.set(id, { id, currency, status: 'active', test: false })
    state.wallets.set(id, { ...wallet, mayBeNegative: false, seq: 0, head: '0'.repeat(64) })
    const session = {
      id: newId(),
      playerId: id,
      providerId: provider.id,
      expiresAt: now() + 60_000,
      endedAt: null,
    }
    state.sessions.set(sha256(token), session)
  }
  return state
}

function decideAlone(state: State, command: Command): Answer {
  return apply(state, noWrites(), command, decide(state, command, now()), newId(), now())
}

function commandOf(
  table: Table,
  guests: Guest[],
  { kind, who, number, round, cents, closes, type, names }: Step,
): Command {
  const guest = guests[who]!
  return toCommand({
    ...factsOf(table, guest, `${kind}${number}`),
    kind: kind as Command['kind'],
    providerRoundId: round,
    amount: toAmount((cents / 100).toFixed(2)),
    type,
    roundClosed: closes,
    referenceId: names,
    jackpotId: kind === 'jackpot' ? 'mega' : null,
    tokenHash: kind === 'bet' ? sha256(guest.token) : null,
  })
}

function told({ status, body, verdict, code }: Answer) {
  return { status, code, verdict, body: body.replace(/"ledger_id":"[^"]+"/, '') }
}

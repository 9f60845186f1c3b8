import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isNegative, toAmount } from '@/lib/money/amount'
import { policyTable } from '@/lib/providers/policies'
import { pureStage } from '../../stories/pure-stage'

// Few ids, rounds and amounts, so that provider and staff often mean the same transaction.
const id = fc.integer({ min: 1, max: 4 })
const round = fc.constantFrom('r1', 'r2')
const money = fc.constantFrom('0', '0.10', '0.25', '0.40')
const bet = id.map(number => `t${number}`)
const win = id.map(number => `w${number}`)
const ruled = id.map(number => `s${number}`)
const provider = fc.oneof(bet, win)

const step = fc.oneof(
  fc.record({
    verb: fc.constant('bet' as const),
    transaction_id: bet,
    round_id: round,
    amount: money,
    round_closed: closes(),
    type: fc.constantFrom('cash', 'cash', 'free', 'tip'),
  }),
  fc.record({
    verb: fc.constant('win' as const),
    transaction_id: win,
    round_id: round,
    amount: money,
    round_closed: closes(),
    type: fc.constantFrom('cash', 'cash', 'free', 'bonus'),
    bet_transaction_id: fc.oneof(fc.constant(''), bet),
  }),
  fc.record({
    verb: fc.constant('rollback' as const),
    transaction_id: id.map(number => `x${number}`),
    original_transaction_id: provider,
  }),
  fc.record({ verb: fc.constant('staff_rollback' as const), transaction_id: ruled, original: provider }),
  fc.record({
    verb: fc.constant('staff_rollback' as const),
    transaction_id: ruled,
    original: ruled,
    of: fc.constant('staff'),
  }),
  fc.record({ verb: fc.constant('staff_release' as const), transaction_id: ruled, original: win }),
  fc.record({
    verb: fc.constant('staff_settle' as const),
    transaction_id: ruled,
    round_id: round,
    amount: money,
  }),
  fc.record({ verb: fc.constant('staff_accept' as const), original: win }),
)

const settings = fc.record(
  Object.fromEntries(
    Object.entries(policyTable)
      .filter(([key]) => key !== 'id_scope')
      .map(([key, { values }]) => [key, fc.constantFrom(...(values as readonly string[]))]),
  ),
)

function closes() {
  return fc.constantFrom('', '', 'true')
}

test('whatever provider and staff do under any policies, rounds and balances follow from what was posted', async () => {
  await fc.assert(
    fc.asyncProperty(settings, fc.array(step, { minLength: 5, maxLength: 60 }), async (policies, steps) => {
      const stage = pureStage()
      await stage.policy(policies)
      await stage.player('anna', '1.00', 'EUR')
      for (const { verb, ...fields } of steps) {
        const said = { player_id: 'anna', ...(fields as Record<string, string>) }
        const before = await stage.balance('anna')
        if (verb === 'bet' || verb === 'win' || verb === 'rollback') await stage.call(verb, said)
        else {
          const { outcome } = await stage.staff(verb, said).catch(forgiven)
          const after = await stage.balance('anna')
          // Staff never take a balance below zero; and what was refused or repeated moves nothing.
          if (isNegative(toAmount(after))) expect(isNegative(toAmount(before))).toBe(true)
          if (outcome !== 'ok') expect(after).toBe(before)
        }
        await stage.prove()
      }
    }),
    { numRuns: 400, interruptAfterTimeLimit: 15_000 },
  )
})

/** Nothing to accept where no case was opened; anything else is a defect. */
function forgiven(thrown: Error): { outcome: string } {
  if (!thrown.message.startsWith('no case keeps')) throw thrown
  return { outcome: 'no case' }
}

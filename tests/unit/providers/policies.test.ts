import { describe, expect, it } from 'vitest'
import { policyWords } from '@/lib/policy-words'
import {
  completePolicies,
  parsePolicies,
  policyDefaults,
  policyKeys,
  policyTable,
} from '@/lib/providers/policies'
import { isRefusal } from '@/lib/refusal'

describe('policies', () => {
  it('are all in words, value by value, the default first', () => {
    expect(Object.keys(policyWords)).toEqual(policyKeys)
    for (const key of policyKeys)
      expect(Object.keys(policyWords[key]!.values), key).toEqual([...policyTable[key].values])
  })

  it('are ten, each with its default first', () => {
    expect(policyKeys).toHaveLength(10)
    expect(policyDefaults).toEqual({
      unknown_rollback: 'ok',
      late_bet: 'error',
      orphan_win: 'error',
      late_win: 'error',
      settled_rollback: 'error',
      win_rollback: 'error',
      second_rollback: 'ok',
      replayed_body: 'stored',
      rollback_amount: 'ignore',
      id_scope: 'provider',
    })
  })

  it('that are left out keep their default', () => {
    expect(parsePolicies({ late_bet: 'ok_without_effect' })).toEqual({ late_bet: 'ok_without_effect' })
    expect(completePolicies({ late_bet: 'ok_without_effect' })).toEqual({
      ...policyDefaults,
      late_bet: 'ok_without_effect',
    })
  })

  it.each([
    ['an unknown key', { late_bets: 'error' }, 'late_bets'],
    ['a key of the prototype', { constructor: 'error' }, 'constructor'],
    ['a value of another policy', { late_bet: 'accept' }, 'late_bet'],
    ['a value that is no text', { late_bet: ['error'] }, 'late_bet'],
    ['the empty value', { id_scope: '' }, 'id_scope'],
  ])('with %s are refused, named', (_, given, field) => {
    expect(refusalOf(() => parsePolicies(given))).toMatchObject({ code: 'INVALID_REQUEST', facts: { field } })
  })

  it('cannot be slipped in under __proto__', () => {
    const given = JSON.parse('{"__proto__": {"late_bet": "error"}}')
    expect(refusalOf(() => parsePolicies(given))).toMatchObject({ facts: { field: '__proto__' } })
  })
})

function refusalOf(run: () => unknown): unknown {
  try {
    run()
  } catch (thrown) {
    if (isRefusal(thrown)) return thrown
    throw thrown
  }
  throw new Error('not refused')
}

import { describe, expect, it } from 'vitest'
import { parseAmount } from '@/lib/money/amount'
import { makeLatencies, percentile, recordLatency } from '@/studio/latency'
import { meanCalls, planRound } from '@/studio/plan'
import { makePrng } from '@/studio/prng'
import { scenarios } from '@/studio/scenarios'
import { answerFlaw, signatureHeaders } from '@/studio/signer'
import { amountOf } from '@/studio/stake'
import { makeZipf } from '@/studio/zipf'

const seat = (currency: string) => ({ player: 'anna', currency, token: 'tok', game: 'g1' })
const rounds = (currency = 'EUR') =>
  Array.from({ length: 3_000 }, (_, number) => planRound('seed', `run-${number}`, seat(currency)))

describe('a plan', () => {
  it('is the same for the same seed, round and seat', () => {
    expect(planRound('s', 'r1', seat('EUR'))).toEqual(planRound('s', 'r1', seat('EUR')))
    expect(rounds().slice(0, 50)).not.toEqual(rounds('SEK').slice(0, 50))
  })

  it('plays every scenario and every mischief', () => {
    const all = rounds()
    expect(new Set(all.map(round => round.scenario))).toEqual(new Set(Object.keys(scenarios)))
    const mischiefs = new Set(all.flatMap(round => round.beats.flat().map(call => call.mischief)))
    expect([...mischiefs].sort()).toEqual(['abandon', 'burst', 'hang-up', 'none', 'poison', 'retry'])
  })

  it('uses an id for one call only, but for the bet that is sent again', () => {
    const ids = new Map<string, unknown>()
    for (const { call } of rounds().flatMap(round => round.beats.flat())) {
      if (ids.has(call.id)) expect(call).toEqual(ids.get(call.id))
      ids.set(call.id, call)
    }
  })

  it.each(['EUR', 'JPY', 'KWD', 'BTC'])('writes amounts the protocol admits in %s', currency => {
    for (const { call } of rounds(currency).flatMap(round => round.beats.flat())) {
      if (call.kind !== 'rollback') expect(parseAmount(call.body.amount)).not.toBeNull()
    }
  })

  it('poisons with the same id and another fact', () => {
    const poisoned = rounds().flatMap(round => round.beats.flat().filter(call => call.poison !== null))
    expect(poisoned.length).toBeGreaterThan(50)
    for (const { call, poison } of poisoned) {
      expect(poison!.id).toBe(call.id)
      expect(poison!.body).not.toEqual(call.body)
      if (poison!.body.amount) expect(parseAmount(poison!.body.amount)).not.toBeNull()
    }
  })

  it('knows how many calls a round brings', () => {
    const mean = meanCalls('seed')
    expect(mean).toBeGreaterThan(1.5)
    expect(mean).toBeLessThan(6)
  })
})

describe('chance', () => {
  it('is even over its range', () => {
    const prng = makePrng('seed')
    const counts = Array.from({ length: 10 }, () => 0)
    for (let draw = 0; draw < 20_000; draw++) counts[prng.between(0, 9)]!++
    for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(250)
  })

  it('gives the first players most of the rounds', () => {
    const [draw, prng] = [makeZipf(100, 1), makePrng('seed')]
    const counts = Array.from({ length: 100 }, () => 0)
    for (let round = 0; round < 50_000; round++) counts[draw(prng.next())]!++
    // The harmonic number of 100 is 5.187: the first player's share is 1 / 5.187.
    expect(counts[0]! / 50_000).toBeCloseTo(1 / 5.187, 1)
    expect(counts[0]! / counts[9]!).toBeGreaterThan(7)
    expect(Math.min(...counts)).toBeGreaterThan(0)
    expect(makeZipf(7, 1)(0.9999999)).toBe(6)
  })
})

describe('the small parts', () => {
  it('writes smallest units as decimals', () => {
    expect(amountOf(1050, 'EUR')).toBe('10.50')
    expect(amountOf(7, 'EUR')).toBe('0.07')
    expect(amountOf(7, 'JPY')).toBe('7')
    expect(amountOf(1, 'BTC')).toBe('0.00000001')
    expect(amountOf(0, 'KWD')).toBe('0.000')
  })

  it('finds percentiles to two per cent', () => {
    const latencies = makeLatencies()
    for (let ms = 1; ms <= 1_000; ms++) recordLatency(latencies, ms)
    expect(percentile(latencies, 0.5)! / 500).toBeCloseTo(1, 1)
    expect(percentile(latencies, 0.99)! / 990).toBeCloseTo(1, 1)
    expect(percentile(makeLatencies(), 0.5)).toBeNull()
  })

  // Computed with OpenSSL: printf 'v1\n1700000000\nPOST\n/api/wallet/bet\n{"a":1}' | openssl dgst -sha256 -hmac s3cret
  it('signs as the protocol has it, and sees what is wrong with an answer', () => {
    const key = { keyId: 'k1', secret: 's3cret' }
    const headers = signatureHeaders(key, 1_700_000_000, 'POST', '/api/wallet/bet', Buffer.from('{"a":1}'))
    expect(headers['X-Signature']).toBe('v1=dc68e47459efa9ecd792571492af90e8bff3109961199b1c39ec642c52a8c456')
    const answer = {
      'x-key-id': 'k1',
      'x-timestamp': '1700000000',
      'x-signature': 'v1=5fcbd928f3b6da866f4a56c34ddd8f77f564fd66308d296c8bb25ae667cf8969',
    }
    const body = Buffer.from('{"status":"ok"}')
    expect(answerFlaw(key, answer, 200, body, 1_700_000_001)).toBeNull()
    expect(answerFlaw(key, answer, 402, body, 1_700_000_001)).toMatch(/does not match/)
    expect(answerFlaw(key, answer, 200, Buffer.from('{}'), 1_700_000_001)).toMatch(/does not match/)
    expect(answerFlaw(key, answer, 200, body, 1_700_000_999)).toMatch(/is off/)
    expect(answerFlaw(key, {}, 200, body, 1_700_000_001)).toMatch(/not signed/)
    expect(answerFlaw({ ...key, keyId: 'k2' }, answer, 200, body, 1_700_000_001)).toMatch(/another key/)
  })
})

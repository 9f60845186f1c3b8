import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { audited } from '@/lib/audit/audited'
import { overlaps } from '@/lib/providers/keys/overlaps'
import { type Rotation, rotateKey } from '@/lib/providers/keys/rotate'
import type { Key } from '../support/casino'
import { by } from '../support/casino'
import { ownDatabase } from '../support/database'
import { revokeCredential } from '../support/provider-verbs'
import { type Guest, openTable, type Table } from '../support/table'

beforeAll(async () => void (await ownDatabase()))

type Sent = { keyId: string; sentAt: number; doneAt: number; outcome: string; guest: string }

const rotate = (keyId: string, at = Date.now(), parts: Partial<Rotation> = {}) =>
  audited({ actor: 'test', at }, scope => rotateKey(scope, { keyId, overlap: '15m', ...parts }))

/** Bets of everybody all the time, each guest with the keys that there are in turn. */
function playWith(table: Table, guests: Guest[]) {
  const sent: Sent[] = []
  const game = { keys: [table.provider.key] as Key[], isOn: true }
  const load = guests.map(async (guest, index) => {
    for (let number = index; game.isOn; number++) {
      const key = game.keys[number % game.keys.length]!
      const facts = {
        token: guest.token,
        player_id: guest.id,
        currency: 'EUR',
        amount: '0.01',
        game_id: 'g1',
      }
      const bet = { ...facts, round_id: 'r', transaction_id: `${guest.id}-${number}` }
      const again = async (): Promise<Sent> => {
        const sentAt = Date.now()
        const { outcome } = await table.wallet('bet', bet, key)
        // Nothing was done: a studio repeats the same call.
        return outcome === 'BUSY'
          ? again()
          : { keyId: key.keyId, sentAt, doneAt: Date.now(), outcome, guest: guest.id }
      }
      sent.push(await again())
    }
  })
  const until = async (holds: () => boolean) => {
    while (!holds()) await sleep(20)
  }
  const stop = async () => {
    game.isOn = false
    await Promise.all(load)
  }
  return { sent, game, until, stop }
}

const outcomesOf = (sent: Sent[]) => [...new Set(sent.map(one => one.outcome))]

async function expectPaid(table: Table, guests: Guest[], sent: Sent[], key: Key): Promise<void> {
  for (const guest of guests) {
    const paid = sent.filter(one => one.guest === guest.id && one.outcome === 'ok').length
    const { body } = await table.wallet('balance', { player_id: guest.id, currency: 'EUR' }, key)
    expect(body.balance).toBe((1000 - paid / 100).toFixed(2))
  }
}

test('a rotation under load loses no valid call and admits no invalid one, to the end of its window', async () => {
  const table = await openTable()
  const guests = await table.seats(6, '1000.00')
  const old = table.provider.key
  const play = playWith(table, guests)
  await play.until(() => play.sent.length > 20)
  // By the clock of who rotates it was a quarter of an hour ago, but for three seconds.
  const made = await rotate(old.keyId, Date.now() - overlaps['15m'].millis + 3000)
  const end = Date.parse(made.until!)
  play.game.keys = [old, made]
  const isLate = ({ keyId, sentAt }: Sent) => keyId === old.keyId && sentAt >= end
  await play.until(() => play.sent.filter(isLate).length > 20)
  await play.stop()
  const [ofOld, ofNew] = [old, made].map(key => play.sent.filter(one => one.keyId === key.keyId)) as [
    Sent[],
    Sent[],
  ]
  expect(outcomesOf(ofNew)).toEqual(['ok'])
  expect(outcomesOf(ofOld.filter(one => one.doneAt < end))).toEqual(['ok'])
  expect(outcomesOf(ofOld.filter(isLate))).toEqual(['INVALID_SIGNATURE'])
  await expectPaid(table, guests, play.sent, made)
})

test('so it is where the old key is revoked early, or had no overlap at all', async () => {
  const table = await openTable()
  const guests = await table.seats(4, '1000.00')
  const play = playWith(table, guests)
  let former = table.provider.key
  let made: Key = former
  for (const overlap of ['24h', '0'] as const) {
    const seen = play.sent.length
    await play.until(() => play.sent.length > seen + 20)
    const begun = Date.now()
    made = await rotate(former.keyId, begun, { overlap })
    play.game.keys = [former, made]
    const [old, next] = [former.keyId, made.keyId]
    await play.until(() => play.sent.some(one => one.keyId === next))
    const endedFrom = overlap === '0' ? begun : Date.now()
    if (overlap !== '0') await revokeCredential(old, by())
    const endedBy = Date.now()
    const isLate = ({ keyId, sentAt }: Sent) => keyId === old && sentAt >= endedBy
    await play.until(() => play.sent.filter(isLate).length > 10)
    expect(outcomesOf(play.sent.filter(one => one.keyId === old && one.doneAt < endedFrom))).toEqual(['ok'])
    expect(outcomesOf(play.sent.filter(isLate))).toEqual(['INVALID_SIGNATURE'])
    expect(outcomesOf(play.sent.filter(one => one.keyId === next))).toEqual(['ok'])
    former = made
    play.game.keys = [made]
  }
  await play.stop()
  await expectPaid(table, guests, play.sent, made)
})

test('a key counts for the very call after it was shown, though nobody has asked for it before', async () => {
  const table = await openTable()
  const guest = await table.seat('10.00')
  let key: Key = table.provider.key
  for (let time = 0; time < 5; time++) {
    key = await rotate(key.keyId, Date.now(), { force: true })
    expect((await table.wallet('balance', { player_id: guest.id, currency: 'EUR' }, key)).outcome).toBe('ok')
  }
})

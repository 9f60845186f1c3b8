import { staffActor } from '@/lib/actor'
import { type Instant, now } from '@/lib/clock'
import { appPool } from '@/lib/db/pools'
import { newId } from '@/lib/ids'
import { toAmount } from '@/lib/money/amount'
import type { Command } from '@/lib/wallet/command'
import {
  acceptedWin,
  adjustment,
  type Ruling,
  releasedRollback,
  staffRollback,
  staffWin,
} from '@/lib/wallet/staff-commands'
import { newProvider } from './casino'
import { decideAsStaff, findOriginal, findRefused, hireStaff } from './rulings'
import { type Guest, openTable, type Table, tableOf } from './table'

/** A bit of everything that staff decide. Ids are `<name>-<player>`, as those of playEverything. */
export async function playStaff(): Promise<{ links: number }> {
  const table = await openTable()
  const maker = await hireStaff('finance')
  await playRounds(table, await table.seat('100.00'), maker)
  await playAdjustments(await table.seat('10.00'), maker)
  await playRelease(tableOf(await newProvider({ win_rollback: 'keep' }), table.operator), maker)
  return { links: 12 + 4 + 7 }
}

async function playRounds(table: Table, guest: Guest, maker: string): Promise<void> {
  const providerId = table.provider.id
  const id = idsOf(guest)
  const original = (name: string, of = providerId) => findOriginal(of, id(name), guest.id)
  const round = (name: string) => ({ providerId, gameId: 'g1', providerRoundId: name, playerId: guest.id })
  const money = (amount: string) => ({ currency: 'EUR', amount: toAmount(amount) })
  for (const number of [1, 2, 3, 4])
    await table.bet(guest, id(`sb${number}`), '10.00', { round_id: `sr${number}` })
  await done(staffRollback(await original('sb1'), ruling(id('s1'), maker)))
  await done(staffWin(round('sr2'), money('20.00'), ruling(id('s2'), maker)))
  await table.win(guest, id('sw3'), '0', { round_id: 'sr3', round_closed: true })
  await table.win(guest, id('sx3'), '7.50', { round_id: 'sr3' })
  await done(acceptedWin((await findRefused(providerId, id('sx3')))!, ruling('', maker)))
  await done(staffWin(round('sr4'), money('0'), ruling(id('s4'), maker)))
  await done(staffRollback(await original('s4', 'staff'), ruling(id('s5'), maker)))
  await table.win(guest, id('sw4'), '4.00', { round_id: 'sr4', round_closed: true })
}

async function playAdjustments(guest: Guest, maker: string): Promise<void> {
  const id = idsOf(guest)
  const at = now()
  const adjust = (type: 'credit' | 'debit', amount: string, given: Ruling) =>
    done(adjustment({ playerId: guest.id, currency: 'EUR', type, amount: toAmount(amount) }, given), at)
  await adjust('credit', '5.00', ruling(id('a1'), maker))
  await adjust('debit', '1.00', ruling(id('a2'), maker))
  const approver = await hireStaff()
  const approvalId = await approve(guest.id, '500', maker, approver, at)
  await adjust('credit', '500.00', { ...ruling(id('a3'), maker, approver), approvalId })
}

async function playRelease(table: Table, maker: string): Promise<void> {
  const guest = await table.seat('10.00')
  const id = idsOf(guest)
  await table.bet(guest, id('kb1'), '10.00', { round_id: 'kr1' })
  await table.win(guest, id('kw1'), '20.00', { round_id: 'kr1', round_closed: true })
  await table.bet(guest, id('kb2'), '15.00', { round_id: 'kr2' })
  await table.rollback(guest, id('kx1'), id('kw1'))
  await table.deposit(guest, '30.00')
  const win = await findOriginal(table.provider.id, id('kw1'), guest.id)
  await done(releasedRollback(win, ruling(id('s6'), maker)))
}

/** What a second person approved at this moment, as the approvals' own room writes it: good for a posting of the same moment. */
export async function approve(
  playerId: string,
  amount: string,
  maker: string,
  approver: string,
  at: Instant = now(),
): Promise<string> {
  const id = newId()
  await appPool().query(
    `insert into approvals (id, action, payload, basis, preview, player_id, currency, amount, base_amount, threshold,
       reason, note, maker_id, made_at, expires_at)
     values ($1::uuid, 'player.adjust', jsonb_build_object('transaction_id', $1::text), '\\x00', '{}', $2, 'EUR', $3, $3,
       '{}', 'test', 'test', $4, now(), now() + interval '1 day')`,
    [id, playerId, amount, maker],
  )
  await appPool().query(
    `update approvals set state = 'approved', decided_by = $2, decided_at = $3 where id = $1`,
    [id, approver, new Date(at)],
  )
  return id
}

async function done(command: Command, at: Instant = now()): Promise<void> {
  const answer = await decideAsStaff(command, at)
  if (answer.verdict !== 'new') throw new Error(answer.body)
}

function idsOf(guest: Guest): (name: string) => string {
  return name => `${name}-${guest.id}`
}

function ruling(transactionId: string, maker: string, approver: string | null = null): Ruling {
  return { transactionId, actor: staffActor(maker, approver), reason: 'test', note: 'as agreed' }
}

import { type Check, complaint, derivedIdSql, jsonList, type Scope } from './check'

const isBet = `(t.kind = 'bet' and t.type is distinct from 'tip')`
const isWin = `(t.kind = 'win' and t.type in ('cash', 'free'))`
const isStaffSettle = `(t.provider_id = 'staff' and t.round_closed and ${isWin})`
const isLive = `(t.effect in ('posted', 'recorded') and v.original_id is null)`

// What a round's transactions make of it (lib/wallet/round.ts); a bet and its round's close are found in one pass.
const derived = (ofRounds: string) => `
  select t.round_id,
    count(*) filter (where ${isBet} and t.effect in ('posted', 'recorded', 'void')) as bets,
    count(*) filter (where ${isBet} and ${isLive}) as bets_live,
    count(*) filter (where ${isBet} and t.code = 'TRANSACTION_ROLLED_BACK') as bets_late,
    coalesce(sum(t.amount) filter (where ${isBet} and ${isLive} and t.type is distinct from 'free'), 0) as stake,
    coalesce(sum(t.amount) filter (where ${isWin} and ${isLive}), 0) as win,
    count(*) filter (where ${isStaffSettle} and ${isLive}) as staff_settles,
    count(*) filter (where ${isWin} and t.effect in ('posted', 'recorded')) as wins,
    array_agg(t.id) filter (where t.round_closed and ${isLive}) as closers
  from ${ofRounds} t
  left join (select original_id from transactions where reverses) v on v.original_id = t.id
  where t.round_id is not null and (${isBet} or ${isWin})
  group by t.round_id`

const counted: [column: string, noun: string][] = [
  ['bets', 'bets'],
  ['bets_live', 'live bets'],
  ['bets_late', 'late bets'],
  ['stake', 'stake'],
  ['win', 'win'],
]

/** Every round says what its transactions say: bets, stake, win, and what closed it. */
export function rounds({ rounds, ofRounds }: Scope): Check {
  return {
    name: 'rounds',
    sql: `
  select ${complaint(
    `concat('round ', coalesce(r.id, d.round_id), ' (', r.provider_id, '/', r.game_id, '/', r.provider_round_id, ' of ', r.player_id, ')')`,
    [
      [`r.id is null`, `'it has transactions, but no row'`],
      [
        `r.id <> ${derivedIdSql(jsonList(`'round'::text`, 'r.provider_id', 'r.game_id', 'r.provider_round_id', 'r.player_id'))}`,
        `'this is not the id of such a round'`,
      ],
      ...counted.map(([column, noun]): [string, string] => [
        `r.${column} <> coalesce(d.${column}, 0)`,
        `concat('${noun} ', r.${column}, ', its transactions say ', coalesce(d.${column}, 0))`,
      ]),
      [
        `r.staff_settled <> (coalesce(d.staff_settles, 0) > 0)`,
        `concat('it is ', case when r.staff_settled then '' else 'not ' end, 'settled by staff, ', coalesce(d.staff_settles, 0), ' live transactions say so')`,
      ],
      [`d.staff_settles > 1`, `concat('staff settled it ', d.staff_settles, ' times')`],
      [`r.staff_settled and r.status = 'open'`, `'it is settled by staff and open'`],
      [`r.status = 'cancelled' and r.bets_live > 0`, `'it is cancelled and has live bets'`],
      [
        `(r.status = 'closed') <> (r.closed_by is not null)`,
        `concat('it is ', r.status, ', closed by ', coalesce(r.closed_by::text, 'nothing'))`,
      ],
      [
        `r.closed_by is not null and not coalesce(r.closed_by = any(d.closers), false)`,
        `concat('what closed it, ', r.closed_by, ', is no live closing transaction of it')`,
      ],
    ],
  )}
  from ${rounds} r
  full join (select * from (${derived(ofRounds)}) every where bets + bets_late + wins > 0) d on d.round_id = r.id`,
  }
}

/** All of a round is valued at one rate, so that a rolled-back round nets to zero in base. */
export function roundRates({ transactions, postings, rounds }: Scope): Check {
  return {
    name: 'round rates',
    sql: `
  select ${complaint(`concat('posting of wallet ', p.wallet_id, ' link ', p.seq)`, [
    [
      `(p.rate, p.rate_day, p.rate_source, p.rate_stale) is distinct from (r.rate, r.rate_day, r.rate_source, r.rate_stale)`,
      `concat('at ', p.rate, ' of ', p.rate_day, ', its round ', r.id, ' is at ', r.rate, ' of ', r.rate_day)`,
    ],
  ])}
  from ${transactions} t
  join ${postings} p on p.wallet_id = t.wallet_id and p.seq = t.seq
  join ${rounds} r on r.id = t.round_id
  where ${isBet} or ${isWin}`,
  }
}

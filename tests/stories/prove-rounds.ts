import { type Amount, add, compare, zero } from '@/lib/money/amount'
import { isRoundBet, isRoundWin, isStaffSettle, type Round, type State } from '@/lib/wallet/state'
import type { Link } from '@/lib/wallet/writes'

/** Each round's figures follow from its transactions, as lib/ledger/proof/rounds.ts says of the database's. */
export function proveRounds(state: State, links: Link[]): void {
  const reversed = new Set(links.filter(link => link.reverses).map(link => link.originalId))
  const isLive = (link: Link) =>
    (link.effect === 'posted' || link.effect === 'recorded') && !reversed.has(link.id)
  for (const round of state.rounds.values()) {
    const entries = links.filter(link => link.roundId === round.id && (isRoundBet(link) || isRoundWin(link)))
    const [bets, wins] = [entries.filter(isRoundBet), entries.filter(isRoundWin)]
    const closers = entries.filter(link => isLive(link) && link.roundClosed)
    const settles = entries.filter(link => isLive(link) && isStaffSettle(link))
    const told = { ...figuresOf(round), closer: closers.some(link => link.id === round.closedBy) }
    const derived = {
      bets: bets.filter(bet => bet.effect !== 'refused').length,
      betsLive: bets.filter(isLive).length,
      betsLate: bets.filter(bet => bet.code === 'TRANSACTION_ROLLED_BACK').length,
      stake: true,
      win: true,
      staffSettled: settles.length === 1,
      closer: round.status === 'closed',
    }
    const stake = sum(bets.filter(bet => isLive(bet) && bet.type !== 'free'))
    const sums = {
      stake: compare(round.stake, stake) === 0,
      win: compare(round.win, sum(wins.filter(isLive))) === 0,
    }
    if (JSON.stringify({ ...told, ...sums }) !== JSON.stringify(derived) || settles.length > 1)
      throw new Error(`round ${round.providerRoundId}: ${JSON.stringify({ round, derived, stake })}`)
    if (round.staffSettled && round.status === 'open') throw new Error('settled by staff and open')
    if (round.status === 'cancelled' && round.betsLive > 0) throw new Error('cancelled with live bets')
  }
}

function figuresOf({ bets, betsLive, betsLate, staffSettled }: Round) {
  return { bets, betsLive, betsLate, stake: true, win: true, staffSettled }
}

function sum(links: Link[]): Amount {
  return links.reduce((total, link) => add(total, link.amount), zero)
}

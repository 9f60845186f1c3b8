import Link from 'next/link'
import type { DocSection } from '../article'
import { Story } from './story'

const again = 'the first answer again'

export const roundSections: DocSection[] = [
  { id: 'rounds', title: 'Rounds', body: <Rounds /> },
  { id: 'bets', title: 'Bets', body: <Bets /> },
  { id: 'wins', title: 'Wins', body: <Wins /> },
  { id: 'jackpots', title: 'Jackpots and bonuses', body: <Jackpots /> },
  { id: 'rollbacks', title: 'Rollbacks', body: <Rollbacks /> },
]

function Rounds() {
  return (
    <>
      <p>
        A round is one game round of one player, known by provider, game, round id and player: two players may
        share a <code>round_id</code>. It opens with its first bet, takes as many bets and wins as you like,
        and closes with the transaction that says <code>round_closed: true</code>. Rounds and sessions of one
        player may interleave.
      </p>
      <Story
        about="A round that is won, and one that is lost"
        lines={[
          ['bet t-1 r-1 30.00', 'ok', '70.00'],
          ['win t-2 r-1 45.50 round_closed', 'ok', '115.50'],
          ['bet t-3 r-2 10.00', 'ok', '105.50'],
          ['win t-4 r-2 0 round_closed', 'ok: the round was lost, and is over', '105.50'],
        ]}
      />
      <p>
        Tell us when a round is over, also when it was lost. A round that stays open too long is looked at by
        the operator&apos;s staff.
      </p>
    </>
  )
}

function Bets() {
  return (
    <>
      <p>
        A bet is looked at in this order: player, an earlier rollback of this very id, token, currency, the
        player&apos;s status, game, provider, round, limits, rate, funds. The first no is the answer.
      </p>
      <ul>
        <li>The balance never goes below zero by a bet, however many come at once.</li>
        <li>
          <code>type: free</code> records a free bet and moves no money. <code>type: tip</code> debits, opens
          no round and carries no win.
        </li>
        <li>
          <code>jackpot_contribution</code> is the part of the amount that feeds a jackpot; it is recorded
          only.
        </li>
        <li>
          A bet into a closed round is <code>ROUND_CLOSED</code>. In maintenance, or while the provider is
          suspended, it is <code>PROVIDER_SUSPENDED</code>.
        </li>
      </ul>
    </>
  )
}

function Wins() {
  return (
    <>
      <p>
        A win is credited whatever the state of player, token, game or provider: what was won is paid. It
        needs an accepted bet of the same player, the one that <code>bet_transaction_id</code> names or else
        any of its round.
      </p>
      <Story
        about="Wins that need a bet"
        lines={[
          ['win t-1 r-1 5.00', 'TRANSACTION_NOT_FOUND: there is no bet', '100.00'],
          ['bet t-2 r-1 10.00', 'ok', '90.00'],
          ['win t-1 r-1 5.00', 'ok: a refused win is decided afresh', '95.00'],
          ['win t-3 r-1 5.00 round_closed', 'ok', '100.00'],
          ['win t-4 r-1 5.00', 'ROUND_CLOSED', '100.00'],
        ]}
      />
      <p>
        Where all bets of the round were rolled back it is <code>TRANSACTION_ROLLED_BACK</code>. A{' '}
        <code>free</code> win may come without a bet. The policies{' '}
        <Link href="/docs/policies#orphan_win">orphan_win</Link> and{' '}
        <Link href="/docs/policies#late_win">late_win</Link> can be set otherwise for you.
      </p>
    </>
  )
}

function Jackpots() {
  return (
    <p>
      <code>/jackpot</code> pays from the account of that jackpot, one for each provider,{' '}
      <code>jackpot_id</code> and currency. Jackpots, and wins of type <code>bonus</code>, <code>promo</code>{' '}
      and <code>tournament</code>, stand beside the round: they need no bet, settle none, and are credited
      into a closed round too. They may leave out <code>round_id</code> and <code>game_id</code>.
    </p>
  )
}

function Rollbacks() {
  return (
    <>
      <p>
        A rollback has a <code>transaction_id</code> of its own and names the{' '}
        <code>original_transaction_id</code>. It gives back the original&apos;s own amount at the
        original&apos;s own rate, whatever <code>amount</code> says. It is accepted for a blocked player, an
        ended token, a suspended provider.
      </p>
      <Story
        about="Rollbacks"
        lines={[
          ['bet t-1 r-1 30.00', 'ok', '70.00'],
          ['rollback x-1 of t-1', 'ok', '100.00'],
          ['rollback x-1 of t-1', again, '100.00'],
          ['rollback x-2 of t-1', 'ok: there is one reversal, and it is done', '100.00'],
          ['rollback x-3 of t-9', 'ok: unknown, so t-9 is forbidden for ever', '100.00'],
          ['bet t-9 r-2 10.00', 'TRANSACTION_ROLLED_BACK', '100.00'],
        ]}
      />
      <ul>
        <li>
          A settled bet is <code>ALREADY_SETTLED</code>: one that a win names, or whose round was won after it
          by a win that names no bet, or closed by another transaction.
        </li>
        <li>
          A win, a jackpot or a rollback is <code>NOT_ALLOWED</code> (for wins see{' '}
          <Link href="/docs/policies#win_rollback">win_rollback</Link>).
        </li>
        <li>
          A bet that was refused is answered ok, and nothing is paid back. Another player&apos;s transaction
          is <code>TRANSACTION_NOT_FOUND</code>.
        </li>
        <li>A round whose every bet is rolled back is cancelled; a new bet opens it again.</li>
      </ul>
    </>
  )
}

import Link from 'next/link'
import type { DocSection } from '../article'
import { DocTable } from '../doc-table'
import { Story } from './story'

export const repeatSections: DocSection[] = [
  { id: 'idempotency', title: 'The same call twice', body: <Idempotency /> },
  { id: 'retries', title: 'When to repeat', body: <Retries /> },
  { id: 'time-outs', title: 'Time-outs', body: <TimeOuts /> },
  { id: 'order', title: 'Late and out of order', body: <Order /> },
  { id: 'fx', title: 'Currencies and rates', body: <Rates /> },
  { id: 'differ', title: 'Where providers differ', body: <Differ /> },
]

function Idempotency() {
  return (
    <>
      <p>
        A money call is known by your provider and its <code>transaction_id</code>, across all kinds, for
        ever. The same id with the same facts is a repeat: the first answer comes again, byte for byte, with{' '}
        <code>Idempotent-Replayed: true</code>, and nothing moves. With any other fact it is{' '}
        <code>TRANSACTION_CONFLICT</code>.
      </p>
      <Story
        about="The same call twice"
        lines={[
          ['bet t-1 r-1 30.00', 'ok', '70.00'],
          ['bet t-1 r-1 30.00', 'ok, replayed', '70.00'],
          ['bet t-1 r-1 31.00', 'TRANSACTION_CONFLICT', '70.00'],
        ]}
      />
      <ul>
        <li>
          The facts are kind, player, round, game, currency, amount, type, <code>round_closed</code>, jackpot
          and what it refers to; of a rollback only kind, player and original. They are compared as values:{' '}
          <code>"1.5"</code> is <code>"1.50"</code>, and the order of keys does not matter.
        </li>
        <li>
          A repeat is looked up before everything but the signature: it is answered though the token has
          expired since.
        </li>
        <li>Any number of identical calls at once have one effect and one answer.</li>
        <li>
          A <strong>bet that was refused</strong> for good stays refused, also after a deposit: you have
          dropped it. A new attempt is a new id. A <strong>refused win or rollback</strong> is not kept:
          repeat it unchanged once what it lacked is there.
        </li>
      </ul>
    </>
  )
}

function Retries() {
  return (
    <>
      <DocTable
        label="When to repeat"
        head={['You have', 'Then']}
        rows={[
          { key: 'none', cells: ['no answer, a cut line, anything you cannot read', 'repeat the same call'] },
          { key: '5xx', cells: ['5xx: INTERNAL, BUSY, FX_RATE_UNAVAILABLE', 'repeat the same call'] },
          { key: '429', cells: ['429 RATE_LIMITED', 'wait as Retry-After says, then repeat the same call'] },
          {
            key: '4xx',
            cells: [
              'any other 4xx',
              'a final no: do not repeat a bet; repeat a win once what it lacked is there',
            ],
          },
        ]}
      />
      <p>
        Begin after a second, double the pause up to a minute, and go on until there is an answer. Wins and
        rollbacks must arrive: keep them in a queue that survives a restart. The body stays as it was; the
        signature is made anew for each attempt, since it carries the time.
      </p>
      <p>
        A final no is never a 5xx. So never treat a 5xx as a no, and never pay back on your own after one.
      </p>
    </>
  )
}

function TimeOuts() {
  return (
    <p>
      The operator knows your time-out and watches the answers against it. When one passes you do not know
      whether the bet was booked: either repeat it and play on, or roll it back and show the player that
      nothing happened. Both are safe in any order, and both together are too: bet and rollback racing each
      other end in the same balance whoever wins.
    </p>
  )
}

function Order() {
  return (
    <>
      <p>Networks deliver late and twice. What you may rely on:</p>
      <Story
        about="Late and out of order"
        lines={[
          ['rollback x-1 of t-1', 'ok: the bet is not known, its id is forbidden', '100.00'],
          ['bet t-1 r-1 30.00', 'TRANSACTION_ROLLED_BACK, for ever', '100.00'],
          ['bet t-2 r-2 30.00 round_closed', 'ok', '70.00'],
          ['bet t-3 r-2 5.00', 'ROUND_CLOSED', '70.00'],
          ['bet t-2 r-2 30.00 round_closed', 'ok, replayed', '70.00'],
        ]}
      />
      <p>
        What was done and never answered, because a process died or the line was cut, is answered on the
        repeat as if nothing had happened.
      </p>
    </>
  )
}

function Rates() {
  return (
    <>
      <p>
        Amounts are in the player&apos;s currency, the one <code>/auth</code> answers; any other is{' '}
        <code>WRONG_CURRENCY</code>. Nothing is converted on the way. For its own books the operator also
        values each movement in its base currency, at the day&apos;s rate, which is fixed at the first bet of
        a round and used for all of that round.
      </p>
      <p>
        All of it you ever see is <code>FX_RATE_UNAVAILABLE</code>: there is no recent rate for a currency,
        and a bet is never taken at a rate of 1. Repeat it later. Wins take the last rate ever known, and a
        rollback that of its original.
      </p>
    </>
  )
}

function Differ() {
  return (
    <p>
      Ten rules can be set for your provider, each with a default that this page describes: see{' '}
      <Link href="/docs/policies">Policies</Link>. The operator can try a change against your calls of a past
      day before it is made.
    </p>
  )
}

import Link from 'next/link'
import { walletOperations } from '@/lib/reference/wallet-operations'
import type { DocSection } from '../article'
import { CodeBlock } from '../code-block'
import { DocTable } from '../doc-table'

const done = `{
  "status": "ok",
  "transaction_id": "t-1",
  "ledger_id": "0199f2b4-7c1e-7a55-8d51-3f6a2f3c9a10",
  "player_id": "anna",
  "round_id": "r-1",
  "currency": "EUR",
  "balance": "98.50"
}`

const refused = `{
  "status": "error",
  "error": {
    "code": "INSUFFICIENT_FUNDS",
    "message": "The balance is too low.",
    "retryable": false,
    "docs": "/docs/errors#INSUFFICIENT_FUNDS"
  },
  "balance": "0.50",
  "currency": "EUR"
}`

export const callSections: DocSection[] = [
  { id: 'calls', title: 'The six calls', body: <Calls /> },
  { id: 'answers', title: 'What comes back', body: <Answers /> },
  { id: 'amounts', title: 'Amounts', body: <Amounts /> },
  { id: 'bytes', title: 'Fields, ids and sizes', body: <Bytes /> },
]

function Calls() {
  return (
    <>
      <p>
        All are <code>POST</code> with a JSON body in UTF-8, <Link href="/docs/signing">signed</Link>. A game
        is opened with a token; from then on you call us while the round is running.
      </p>
      <DocTable
        label="The six calls"
        head={['Path', 'What it does']}
        rows={walletOperations.map(({ id, path, about }) => ({
          key: id,
          cells: [
            <Link key="path" href={`/docs/reference#${id}`}>
              {path.replace('/api/wallet', '')}
            </Link>,
            about,
          ],
        }))}
      />
      <p>
        The paths stand under <code>/api/wallet</code>. <code>/auth</code> and <code>/balance</code> move
        nothing; the other four are money calls, each with a <code>transaction_id</code> of yours.
      </p>
    </>
  )
}

function Answers() {
  return (
    <>
      <p>A money call that is done says what the player has right after it:</p>
      <CodeBlock label="200" text={done} />
      <p>
        A refusal says why, whether the very same call may be repeated, and where the code is explained. Where
        it was decided against a wallet it carries the real balance, so that you can show it:
      </p>
      <CodeBlock label="402" text={refused} />
      <p>
        Build on <code>code</code>, never on <code>message</code>. Quote <code>X-Request-Id</code>, which is
        on every answer, or <code>ledger_id</code> when you ask the operator about a call.
      </p>
    </>
  )
}

function Amounts() {
  return (
    <>
      <p>
        Amounts are decimal <strong>strings</strong>, because a JSON number becomes a float on the way and
        money does not survive that. At most 20 digits before the point and 18 after it; nothing is ever
        rounded.
      </p>
      <DocTable
        label="Amounts"
        head={['Sent', 'Taken?']}
        rows={[
          { key: '1', cells: [<code key="c">"1.50"</code>, 'yes'] },
          { key: '2', cells: [<code key="c">"0"</code>, 'yes, and recorded'] },
          { key: '3', cells: [<code key="c">1.50</code>, 'no: a number'] },
          {
            key: '4',
            cells: [<code key="c">"-1" "+1" "1e3" ".5" "5." "05" "1,50"</code>, 'no: not a plain decimal'],
          },
        ]}
      />
      <p>
        Balances come back with at least the currency&apos;s own number of decimals (<code>"98.50"</code> EUR,{' '}
        <code>"5000"</code> JPY) and with all they really have. What is refused is{' '}
        <code>INVALID_REQUEST</code>, with the <code>field</code> named.
      </p>
    </>
  )
}

function Bytes() {
  return (
    <ul>
      <li>
        Unknown fields are ignored, and <code>null</code> in an optional field is its absence.
      </li>
      <li>
        Ids and tokens are 1 to 255 characters without control characters. They are compared byte for byte: no
        trimming, no folding of case.
      </li>
      <li>
        A body has at most 64 KiB; a larger one is <code>BODY_TOO_LARGE</code> before it is read.
      </li>
      <li>
        Times are RFC 3339 in UTC. <code>traceparent</code> is kept with the call, so that you and the
        operator can follow it.
      </li>
    </ul>
  )
}

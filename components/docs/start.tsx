import Link from 'next/link'
import { languages } from '@/lib/reference/languages'
import type { DocSection } from './article'
import { CodeBlock } from './code-block'
import { DocTable } from './doc-table'

const answer = `200 {"player_id":"magic-ok","currency":"EUR","balance":"1000000.00"}
The answer is signed by the wallet.`

const bet = `{
  "token": "magic-ok.acme",
  "player_id": "magic-ok",
  "transaction_id": "bet-0001",
  "round_id": "round-0001",
  "game_id": "g1",
  "currency": "EUR",
  "amount": "1.50"
}`

const operatorSide = `npm run --silent cage -- provider create --id acme --name "Acme" --mode sandbox --json
npm run --silent cage -- game add --provider acme --id g1 --name "Golden Gate" --json`

/** The five steps, for a casino that is reached at `url`. */
export function startSections(url: string): DocSection[] {
  return [
    { id: 'need', title: 'What you need', body: <Needs url={url} /> },
    { id: 'key', title: '1. Get a sandbox key', body: <Key /> },
    { id: 'environment', title: '2. Put it into your environment', body: <Environment url={url} /> },
    { id: 'call', title: '3. Make the first signed call', body: <Call url={url} /> },
    { id: 'answer', title: '4. Read the answer', body: <Answer /> },
    { id: 'bet', title: '5. Place a bet, and send it twice', body: <Bet /> },
    { id: 'next', title: 'Where to go from here', body: <Next /> },
  ]
}

function Needs({ url }: { url: string }) {
  return (
    <DocTable
      label="What you need"
      head={['What', 'Looks like', 'From whom']}
      rows={[
        { key: 'url', cells: ['Base URL', <code key="u">{url}</code>, 'this very site'] },
        { key: 'key', cells: ['Key id', <code key="k">ck_…</code>, 'the operator'] },
        { key: 'secret', cells: ['Secret', <code key="s">sk_…</code>, 'the operator; it is shown once'] },
        { key: 'player', cells: ['A player', <code key="p">magic-ok</code>, 'every sandbox has one'] },
      ]}
    />
  )
}

function Key() {
  return (
    <>
      <p>
        Ask the operator for a sandbox provider: you are given its id, a key id and a secret. A sandbox key
        reaches test players only, so nothing you try here costs anybody anything.
      </p>
      <p>If the casino is your own, its command line makes one (the game is for step 5):</p>
      <CodeBlock label="On the operator's side" text={operatorSide} />
    </>
  )
}

function Environment({ url }: { url: string }) {
  const text = `export CAGE_URL=${url}
export CAGE_KEY_ID=ck_…
export CAGE_SECRET=sk_…`
  return (
    <>
      <CodeBlock label="Your shell" text={text} />
      <p>Keep the secret out of your repository and your logs. Whoever has it can move money in your name.</p>
    </>
  )
}

function Call({ url }: { url: string }) {
  return (
    <>
      <p>
        It asks for the balance of <code>magic-ok</code>, a player of every sandbox. Nothing has to be
        installed for the first of these:
      </p>
      <CodeBlock
        label="With bash, openssl and curl"
        text={`curl -sSO ${url}/docs/examples/balance.sh\nbash balance.sh`}
      />
      <CodeBlock label="With Python" text={`curl -sSO ${url}/docs/examples/balance.py\npython3 balance.py`} />
      <p>
        The same program is there in {languages.map(({ name }) => name).join(', ')}: see{' '}
        <Link href="/docs/signing#programs">Signing</Link>. Read it before you run it; it is short.
      </p>
    </>
  )
}

function Answer() {
  return (
    <>
      <CodeBlock label="What you should see" text={answer} />
      <p>
        The second line matters as much as the first: answers are signed too, so that nobody between us can
        write a balance of their own. What else may come back:
      </p>
      <DocTable
        label="What else may come back"
        head={['You see', 'It means']}
        rows={[
          {
            key: 'signature',
            cells: [
              <code key="c">401 INVALID_SIGNATURE</code>,
              <span key="m">
                The key or the signature is not right. The <Link href="/docs/debugger">debugger</Link> says
                where it departs.
              </span>,
            ],
          },
          {
            key: 'stale',
            cells: [<code key="c">401 STALE_TIMESTAMP</code>, 'Your clock is more than 300 seconds off.'],
          },
          {
            key: 'player',
            cells: [
              <code key="c">404 PLAYER_NOT_FOUND</code>,
              'The key is a live one: magic players are there for sandbox keys only.',
            ],
          },
        ]}
      />
    </>
  )
}

function Bet() {
  return (
    <>
      <p>
        A bet needs a token: it says in whose game it is placed. A magic player&apos;s token is the
        player&apos;s id, a dot and the id of your provider, so nobody has to open a game first.
      </p>
      <CodeBlock label="The body of POST /api/wallet/bet" text={bet} />
      <p>
        Sign and send it as before, or let <Link href="/docs/reference#bet">the reference</Link> do it in your
        browser. Then send the same body again: the answer is the first one, byte for byte, with the header{' '}
        <code>Idempotent-Replayed: true</code>, and the balance has moved once. That is the one rule to build
        on: <strong>when in doubt, send the same call again</strong>.
      </p>
    </>
  )
}

function Next() {
  return (
    <ul>
      <li>
        <Link href="/docs/wallet">The wallet</Link>: rounds, wins, rollbacks, and what happens when calls come
        late or twice.
      </li>
      <li>
        <Link href="/docs/sandbox">Sandbox</Link>: players who bring about time-outs, errors and refusals.
      </li>
      <li>
        <Link href="/docs/errors">Refusal codes</Link>: every one, with what happened and what to do.
      </li>
    </ul>
  )
}

import Link from 'next/link'
import type { Language } from '@/lib/reference/languages'
import type { DocSection } from './article'
import { CodeBlock } from './code-block'
import { DocTable } from './doc-table'
import { Programs } from './programs'

const requestString = `v1\\n{timestamp}\\n{METHOD}\\n{path}\\n{raw body}`
const answerString = `v1\\n{timestamp}\\n{status}\\n{raw body}`
const example = `v1↵
1795368240↵
POST↵
/api/wallet/bet↵
{"token":"tok_1","player_id":"p-1","transaction_id":"t-1","round_id":"r-1","game_id":"g1","currency":"EUR","amount":"1.50"}`
const exampleHeaders = `POST /api/wallet/bet
Content-Type: application/json
X-Key-Id: ck_…
X-Timestamp: 1795368240
X-Signature: v1=0c8e520b28b1c90e65409b73629c6c4353b11744045f8499fa78b9a91648109f`

type Program = Language & { text: string }

export function signingSections(programs: Program[], url: string): DocSection[] {
  return [
    { id: 'string', title: 'What is signed', body: <What /> },
    { id: 'headers', title: 'The headers', body: <Headers /> },
    { id: 'answers', title: 'Our answers are signed too', body: <Answers /> },
    { id: 'clock', title: 'The clock', body: <Clock /> },
    { id: 'rotation', title: 'Two keys while rotating', body: <Rotation /> },
    { id: 'programs', title: 'Programs that do it', body: <Programs programs={programs} url={url} /> },
    { id: 'vectors', title: 'Test vectors', body: <Vectors url={url} /> },
  ]
}

function What() {
  return (
    <>
      <p>
        HMAC-SHA256 under your secret, over four lines and the body. Each line ends with one LF (the byte{' '}
        <code>0a</code>); nothing follows the body.
      </p>
      <CodeBlock label="The string of a request" text={requestString} />
      <ul>
        <li>
          The <strong>raw bytes</strong> of the body are signed. Write the JSON once, sign those bytes, send
          those bytes. A framework that parses and writes it again signs something else.
        </li>
        <li>
          <code>{'{path}'}</code> begins with <code>/api</code> and has its query string, exactly as it is
          sent; <code>{'{METHOD}'}</code> is in capitals.
        </li>
        <li>
          The key is the UTF-8 text of the secret, <code>sk_</code> included. It is not decoded.
        </li>
        <li>The signature is written as 64 hexadecimal digits in lower case.</li>
      </ul>
      <CodeBlock label="A bet, with its line ends made visible" text={example} />
      <CodeBlock label="As it is sent" text={exampleHeaders} />
      <p>
        It does not match? The <Link href="/docs/debugger">debugger</Link> shows where it departs.
      </p>
    </>
  )
}

function Headers() {
  return (
    <DocTable
      label="The headers"
      head={['Header', 'On your request', 'On our answer']}
      rows={[
        {
          key: 'key',
          cells: [
            <code key="h">X-Key-Id</code>,
            'names your key, and by it your provider',
            'the key that signed',
          ],
        },
        {
          key: 'time',
          cells: [<code key="h">X-Timestamp</code>, 'Unix seconds', 'Unix seconds'],
        },
        {
          key: 'signature',
          cells: [
            <code key="h">X-Signature</code>,
            'v1= and the digits; several, comma-separated, where one must match',
            'v1= and the digits',
          ],
        },
      ]}
    />
  )
}

function Answers() {
  return (
    <>
      <CodeBlock label="The string of an answer" text={answerString} />
      <p>
        Every answer to a live key is signed: refusals, repeats and 5xx too. Compare in constant time, over
        the bytes as they came. An answer without a signature is not ours, or your key is not known here (
        <Link href="/docs/errors#INVALID_SIGNATURE">INVALID_SIGNATURE</Link> to an unknown key cannot be
        signed): treat it as no answer, and repeat the call.
      </p>
    </>
  )
}

function Clock() {
  return (
    <p>
      <code>X-Timestamp</code> may be 300 seconds off our clock, either way; beyond that the call is{' '}
      <Link href="/docs/errors#STALE_TIMESTAMP">STALE_TIMESTAMP</Link>, which is told only after the signature
      was found right. Keep the clock by NTP, read it once for each attempt, and use that one value in the
      header and in the string. A retry has the same body and a new time.
    </p>
  )
}

function Rotation() {
  return (
    <>
      <p>
        Your provider may have two live keys, so that one can take over from the other without losing a call:
      </p>
      <ol>
        <li>
          The operator rotates the key and says how long both shall work. You are given the new id and secret.
        </li>
        <li>
          Roll out the new pair, process by process. Each names the key it signs with in X-Key-Id; both
          verify.
        </li>
        <li>
          Answers are signed with the key that your call named, so verify an answer under the secret you
          signed the call with.
        </li>
        <li>When the old key is used no more, it is revoked, or the time runs out.</li>
      </ol>
      <p>
        Where id and secret cannot change in one moment, send both signatures in one header, separated by a
        comma: one must match.
      </p>
    </>
  )
}

function Vectors({ url }: { url: string }) {
  return (
    <>
      <p>
        <a href="/docs/signature-vectors.json">signature-vectors.json</a> holds requests, answers and refused
        headers with the secret, the bytes and the signature of each. Run your own code over them before you
        call us; ours and the programs above are tested with them.
      </p>
      <CodeBlock label="Fetch them" text={`curl -sSO ${url}/docs/signature-vectors.json`} />
    </>
  )
}

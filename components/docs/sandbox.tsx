import Link from 'next/link'
import { magicCurrency, magicPlayers, magicToken } from '@/lib/players/magic'
import type { DocSection } from './article'
import { CodeBlock } from './code-block'
import { DocTable } from './doc-table'

const timeout = `POST /bet  t-1        … no answer within your time-out
POST /bet  t-1        200, Idempotent-Replayed: true      the bet was booked once

POST /bet  t-2        … no answer within your time-out
POST /rollback  t-2   200                                 the bet is taken back`

const error = `POST /bet  t-3        500 INTERNAL                        it may have been booked
POST /bet  t-3        200, Idempotent-Replayed: true      it was, and this is the real answer`

export const sandboxSections: DocSection[] = [
  { id: 'players', title: 'The players', body: <Players /> },
  { id: 'tokens', title: 'Their tokens', body: <Tokens /> },
  { id: 'time-outs', title: 'A time-out', body: <TimeOut /> },
  { id: 'defects', title: 'A defect of ours', body: <Defect /> },
  { id: 'live', title: 'What differs from a live provider', body: <Live /> },
]

function Players() {
  return (
    <>
      <p>
        Every sandbox provider has these players, in {magicCurrency}. Nobody has to make them: they are there
        when they are first named.
      </p>
      <DocTable
        label="Magic players"
        head={['player_id', 'What happens']}
        rows={Object.entries(magicPlayers).map(([id, { does }]) => ({
          key: id,
          cells: [<code key="id">{id}</code>, does],
        }))}
      />
    </>
  )
}

function Tokens() {
  return (
    <>
      <p>
        A token is the player&apos;s id, a dot and your provider&apos;s id. It opens at your provider only, on{' '}
        <code>/auth</code> and <code>/bet</code>, as often as you like:
      </p>
      <CodeBlock label="For the provider acme" text={magicToken('magic-ok', 'acme')} />
      <p>
        A bet also names a game. Ask the operator which games your provider has; an unknown one is{' '}
        <Link href="/docs/errors#GAME_NOT_FOUND">GAME_NOT_FOUND</Link>.
      </p>
    </>
  )
}

function TimeOut() {
  return (
    <>
      <p>
        With <code>magic-timeout</code> the call is done, and you do not hear of it in time. Both ways on are
        right: repeat the call, or roll it back. What must not happen is that you count it as not done.
      </p>
      <CodeBlock label="magic-timeout" text={timeout} />
    </>
  )
}

function Defect() {
  return (
    <>
      <p>
        A 5xx is never a no: it says that nobody knows yet. With <code>magic-error</code> you can see that
        your repeat gets at the real answer.
      </p>
      <CodeBlock label="magic-error" text={error} />
    </>
  )
}

function Live() {
  return (
    <ul>
      <li>
        A sandbox key sees test players only, a live key real players only. The others do not exist for it.
      </li>
      <li>Magic players, and their tokens, are known to sandbox providers alone.</li>
      <li>
        Finance figures leave test players out. Everything else is the same code, the same rules, the same
        ledger.
      </li>
      <li>
        A provider becomes live before its first transaction, or stays what it is: ask for two, one of each.
      </li>
    </ul>
  )
}

import Link from 'next/link'
import { Panel } from '@/components/ui/panel'
import { curlCommand, loadCommand, studioCommand } from '@/lib/providers/first-call'
import { Command } from './command'
import styles from './first-call.module.css'

type Props = { provider: { id: string; mode: string }; games: string[]; currencies: string[] }

/** What to do with a new key, from one signed call to a whole game played. */
export function NextSteps({ provider: { id, mode }, games, currencies }: Props) {
  return (
    <Panel title="What to do next">
      <ol className={styles.steps}>
        <li>
          <h3>1. Load the key</h3>
          <p>
            In a shell, beside the <code>.env</code> that was downloaded with it.
          </p>
          <Command what="the command that loads the key" text={loadCommand(id)} />
        </li>
        <li>
          <h3>2. Make one signed call</h3>
          <p>
            It asks for the balance of a player who is not there. <code>PLAYER_NOT_FOUND</code> is a success:
            the signature held.{' '}
            <Link href="/docs/errors" prefetch={false}>
              Every code, and how to mend it
            </Link>
            .
          </p>
          <Command what="the signed call" text={curlCommand} />
        </li>
        <li>
          <h3>3. Play</h3>
          <p>
            The simulated studio plays rounds with this key, from a checkout of Cage. It registers and funds
            players with the demo’s operator key; elsewhere give it one with <code>--operator-key-id</code>{' '}
            and <code>--operator-secret</code>.
            {games.length === 0 ? ' The provider has no game yet: add one first, and name it here.' : ''}
            {mode === 'live'
              ? ' This provider is live: play with real players only where that is meant.'
              : ''}
          </p>
          <Command
            what="the command of the simulated studio"
            text={studioCommand({ id, mode, games, currencies })}
          />
        </li>
        <li>
          <h3>4. Give the studio the guide</h3>
          <p>
            The wallet, its signature and its codes are explained at{' '}
            <Link href="/docs" prefetch={false}>
              /docs
            </Link>
            , without a sign-in.
          </p>
        </li>
      </ol>
    </Panel>
  )
}

import { Panel } from '@/components/ui/panel'
import styles from './studio.module.css'

/** What to send first, with what is there already. */
export function FirstCall({ token, gameId }: { token: string; gameId: string | null }) {
  const opening = JSON.stringify({ token }, null, 2)
  const bet = {
    token,
    player_id: 'magic-ok',
    transaction_id: 'my-first-bet',
    round_id: 'my-first-round',
    game_id: gameId ?? 'a game of yours',
    currency: 'EUR',
    amount: '1.00',
  }
  return (
    <Panel title="A first call">
      <div className={styles.words}>
        <p>
          Open a token with <code>POST /api/wallet/auth</code>, signed with a key of yours:
        </p>
        <pre className={styles.body}>{opening}</pre>
        <p>
          Then bet, with <code>POST /api/wallet/bet</code>. Send the same once more, and it is answered as a
          replay:
        </p>
        <pre className={styles.body}>{JSON.stringify(bet, null, 2)}</pre>
        {gameId ? null : (
          <p className={styles.strong}>
            You have no game yet: ask the operator to add one, or a bet is GAME_NOT_FOUND.
          </p>
        )}
      </div>
    </Panel>
  )
}

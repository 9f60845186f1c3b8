import { Tag, type Tone } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import { stateWords } from '@/lib/providers/keys/columns'
import type { KeyRow } from '@/lib/providers/keys/list'
import { Countdown } from './countdown'
import styles from './keys.module.css'

const tones: Record<KeyRow['state'], Tone> = {
  live: 'good',
  'handing-over': 'warn',
  expired: 'quiet',
  revoked: 'bad',
}

/** What a key is good for now: for how much longer, what took over from it, who ended it. */
export function KeyStanding({ row }: { row: KeyRow }) {
  const { state, expiresAt, replacedBy, revokedAt, revokedBy } = row
  return (
    <div className={styles.two}>
      <span>
        <Tag tone={tones[state]}>{stateWords[state]}</Tag>
      </span>
      {state === 'handing-over' && expiresAt ? (
        <span className={styles.quiet}>
          <Countdown to={expiresAt} label="Time left" /> left, to <code>{replacedBy}</code>
        </span>
      ) : null}
      {state === 'revoked' && revokedAt ? (
        <span className={styles.quiet}>
          {revokedBy ? `by ${revokedBy} ` : ''}
          <Time at={revokedAt} seconds={false} />
        </span>
      ) : null}
    </div>
  )
}

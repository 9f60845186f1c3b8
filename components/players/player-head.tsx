import Link from 'next/link'
import { Amount, group } from '@/components/ui/amount'
import { Copyable } from '@/components/ui/copyable'
import { Time } from '@/components/ui/time'
import type { PlayerView } from '@/lib/players/overview'
import styles from './player-head.module.css'
import { PlayerStatusTag, TestTag } from './status-tag'

/** Who the player is and what they have, at one glance. */
export function PlayerHead({ player }: { player: PlayerView }) {
  return (
    <header className={styles.head}>
      <div className={styles.who}>
        <nav aria-label="Trail" className={styles.trail}>
          <Link href="/players">Players</Link> <span aria-hidden="true">/</span>
        </nav>
        <h1 className={styles.name}>{player.name ?? player.id}</h1>
        <div className={styles.line}>
          <Copyable value={player.id} what="player id" max={48} />
          <PlayerStatusTag status={player.status} />
          {player.test ? <TestTag /> : null}
        </div>
      </div>
      <dl className={styles.figures}>
        <Figure name="Balance">
          <span className={styles.balance}>
            <Amount value={player.balance} currency={player.currency} />
          </span>
        </Figure>
        <Figure name="Entries">{group(player.entries)}</Figure>
        <Figure name="Open cases">{player.openCases}</Figure>
        <Figure name="Country">{player.country ?? '—'}</Figure>
        <Figure name="Player since">
          <Time at={player.createdAt} seconds={false} />
        </Figure>
      </dl>
    </header>
  )
}

function Figure({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

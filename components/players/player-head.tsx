import Link from 'next/link'
import type { ReactNode } from 'react'
import { Amount, group } from '@/components/ui/amount'
import { Copyable } from '@/components/ui/copyable'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import { type Step, Trail } from '@/components/ui/trail'
import type { PlayerView } from '@/lib/players/overview'
import styles from './player-head.module.css'
import { PlayerStatusTag, TestTag } from './status-tag'

type Props = {
  player: PlayerView
  path: string
  /** Where one is below the player; null on the player's own page. */
  place?: string | null
  /** What can be done to the player. */
  actions?: ReactNode
}

/** Who the player is and what they have, at one glance. */
export function PlayerHead({ player, path, place = null, actions }: Props) {
  return (
    <header className={styles.head}>
      <div className={styles.who}>
        <Trail steps={stepsOf(player, path, place)} />
        <h1 className={styles.name}>{place ?? player.name ?? player.id}</h1>
        <div className={styles.line}>
          {place ? (player.name ?? player.id) : null}
          <Copyable value={player.id} what="player id" max={48} />
          <PlayerStatusTag status={player.status} />
          {player.test ? <TestTag /> : null}
          {player.limited ? (
            <Link href={`${path}?tab=limits`} className={styles.limited} prefetch={false}>
              <Tag tone="info">Limits</Tag>
            </Link>
          ) : null}
        </div>
        {player.statusReason ? <p className={styles.reason}>“{player.statusReason}”</p> : null}
      </div>
      <dl className={styles.figures}>
        <Figure name="Balance">
          <span className={styles.balance}>
            <Amount value={player.balance} currency={player.currency} />
          </span>
          {place ? null : (
            <Link href={`${path}/explain`} className={styles.explain} prefetch={false}>
              Explain this balance
            </Link>
          )}
        </Figure>
        <Figure name="Entries">{group(player.entries)}</Figure>
        <Figure name="Country">{player.country ?? '—'}</Figure>
        <Figure name="Last seen">
          {player.seenAt ? <Time at={player.seenAt} seconds={false} /> : 'never'}
        </Figure>
        <Figure name="Player since">
          <Time at={player.createdAt} seconds={false} />
        </Figure>
      </dl>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </header>
  )
}

function stepsOf(player: PlayerView, path: string, place: string | null): Step[] {
  const steps = [
    { name: 'Players', href: '/players' },
    { name: player.id, href: path },
  ]
  return place ? [...steps, { name: place, href: null }] : steps
}

function Figure({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

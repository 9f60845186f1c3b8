import Link from 'next/link'
import type { ReactNode } from 'react'
import { Amount } from '@/components/ui/amount'
import { Copyable } from '@/components/ui/copyable'
import { PageHead } from '@/components/ui/page-head'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { RoundView } from '@/lib/rounds/get'
import { inBase } from '@/lib/rounds/standing'
import styles from './round.module.css'
import { Net } from './rounds-table'
import { RoundStateTag } from './state-tag'

type Props = {
  round: RoundView
  balances: { before: string; after: string } | null
  span: string
  /** Since when a case says that it is stuck. */
  stuckSince: string | null
  /** What closed it, and where that stands in the timeline. */
  closer: { words: string; href: string } | null
}

/** Which round this is and where it stands: its figures in one row. */
export function RoundHead({ round, balances, span, stuckSince, closer }: Props) {
  const { currency, rate, baseCurrency } = round
  const base = (amount: string) =>
    rate && currency !== baseCurrency ? (
      <Amount value={inBase(amount, rate.value, baseCurrency)} currency={baseCurrency} muted />
    ) : null
  return (
    <>
      <PageHead
        title={
          <span className={styles.title}>
            <span>Round</span> <Copyable value={round.roundId} what="the provider's round id" max={40} />
            <RoundStateTag status={round.status} isStaffSettled={round.isStaffSettled} />
            {stuckSince ? <Tag tone="bad">Stuck</Tag> : null}
          </span>
        }
        lead={<Who round={round} />}
      />
      <dl className={styles.figures}>
        <Figure name="Stake" below={base(round.stake)}>
          <Amount value={round.stake} currency={currency} />
        </Figure>
        <Figure name="Win" below={base(round.win)}>
          <Amount value={round.win} currency={currency} />
        </Figure>
        <Figure name="Player's net" below={base(round.net)}>
          <Net value={round.net} currency={currency} />
        </Figure>
        <Figure name="Balance before → after">
          {balances ? (
            <>
              <Amount value={balances.before} currency={currency} /> →{' '}
              <Amount value={balances.after} currency={currency} />
            </>
          ) : (
            '—'
          )}
        </Figure>
        <Figure
          name="Opened"
          below={
            stuckSince ? (
              <>
                stuck since <Time at={stuckSince} seconds={false} />
              </>
            ) : null
          }
        >
          <Time at={round.openedAt} />
        </Figure>
        <Figure
          name={round.status === 'open' ? 'Open for' : 'Lasted'}
          below={closer ? <a href={closer.href}>{closer.words}</a> : null}
        >
          {span}
        </Figure>
        <Figure
          name="Rate"
          isFoot
          below={rate ? `${rate.day}, ${rate.source}${rate.isStale ? ', last known' : ''}` : null}
        >
          {rate ? `1 ${currency} = ${rate.value} ${baseCurrency}` : 'none fixed'}
        </Figure>
      </dl>
    </>
  )
}

function Who({ round }: { round: RoundView }) {
  return (
    <span className={styles.who}>
      <span>
        Player{' '}
        <Link href={`/players/${encodeURIComponent(round.playerId)}`} prefetch={false}>
          {round.playerName ?? round.playerId}
        </Link>{' '}
        {round.playerName ? <Copyable value={round.playerId} what="player id" max={28} /> : null}
        {round.playerStatus && round.playerStatus !== 'active' ? (
          <Tag tone="warn">{round.playerStatus.replace('_', ' ')}</Tag>
        ) : null}
      </span>
      <span>{round.providerName ?? round.providerId}</span>
      <span title={round.gameId}>{round.gameName ?? round.gameId}</span>
      <Copyable value={round.id} what="our round id" max={13} />
    </span>
  )
}

type FigureProps = { name: string; below?: ReactNode; isFoot?: boolean; children: ReactNode }

function Figure({ name, below, isFoot = false, children }: FigureProps) {
  return (
    <div className={styles.figure} data-foot={isFoot || undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
      {below ? <dd className={styles.below}>{below}</dd> : null}
    </div>
  )
}

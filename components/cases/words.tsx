import Link from 'next/link'
import { Amount } from '@/components/ui/amount'
import { Copyable } from '@/components/ui/copyable'
import { shorten } from '@/components/ui/shorten'
import { Tag, type Tone } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import { endTitle } from '@/lib/cases/ends'
import type { CaseRow } from '@/lib/cases/row'
import styles from './cases.module.css'

/** What stands in a cell of a case: `getValue` is the text that the CSV has too. */
export type Cell = { row: { original: CaseRow }; getValue: () => string }

export function StateTag({ row }: { row: Pick<CaseRow, 'state' | 'ended' | 'snoozedUntil'> }) {
  if (row.state === 'closed') return <Tag>{endTitle(row.ended) ?? 'Closed'}</Tag>
  return row.snoozedUntil ? <Tag tone="info">Put off</Tag> : <Tag tone="warn">Open</Tag>
}

export function WhyTag({ text, tone = 'warn' }: { text: string; tone?: Tone }) {
  return text ? <Tag tone={tone}>{text}</Tag> : null
}

export function PlayerCell({ row: { original } }: Cell) {
  if (!original.playerId) return null
  return (
    <Copyable value={original.playerId} what="player id">
      <Link href={`/players/${encodeURIComponent(original.playerId)}`} prefetch={false}>
        {shorten(original.playerId, 22)}
      </Link>
    </Copyable>
  )
}

export function AmountCell({ row: { original } }: Cell) {
  if (!original.amount) return null
  return <Amount value={original.amount} currency={original.currency ?? ''} />
}

/** Why a round is stuck, and with which code something in it was refused. */
export function ReasonCell({ row: { original }, getValue }: Cell) {
  return (
    <span className={styles.pair}>
      <WhyTag text={getValue()} />
      {original.code ? <code className={styles.code}>{original.code}</code> : null}
    </span>
  )
}

/** Whose it is, and until when it is put off. */
export function OwnerCell({ row: { original } }: Cell) {
  const { owner, snoozedUntil } = original
  return (
    <span className={styles.pair}>
      {owner ?? <span className={styles.dim}>nobody</span>}
      {snoozedUntil ? (
        <span className={styles.until}>
          put off until <Time at={snoozedUntil} seconds={false} />
        </span>
      ) : null}
    </span>
  )
}

export function TimeCell({ getValue }: Cell) {
  return getValue() ? <Time at={getValue()} seconds={false} /> : null
}

export function IdCell({ getValue }: Cell) {
  return getValue() ? <Copyable value={getValue()} what="id" max={18} /> : null
}

'use client'

import Link from 'next/link'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Amount } from '@/components/ui/amount'
import { shorten } from '@/components/ui/shorten'
import { State } from '@/components/ui/state'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { ListColumns } from '@/lib/listing/columns'
import type { Answered, Difference } from '@/lib/replays/report'
import { differenceWords } from '@/lib/replays/words'
import styles from './policies.module.css'
import { Signed } from './trial-totals'

type Cell = { row: { original: Difference } }

const declared: ListColumns<Difference> = {
  at: 'When',
  endpoint: ['Call', row => `${row.endpoint} ${row.transactionId}`],
  playerId: 'Player',
  amount: 'Amount',
  asIs: ['As it is', row => wordOf(row.asIs)],
  wouldBe: ['As it would be', row => wordOf(row.wouldBe)],
  effect: ['On the balance', row => `${row.asIs.effect} → ${row.wouldBe.effect}`],
  kind: ['What differs', row => differenceWords[row.kind]],
}

const columns = tableColumns(declared, {
  at: { cell: ({ row: { original } }: Cell) => <Time at={original.at} /> },
  endpoint: {
    fixed: true,
    cell: ({ row: { original } }: Cell) => (
      <Link href={`/requests/${original.id}`} data-row-link prefetch={false}>
        {original.endpoint} <code>{shorten(original.transactionId, 24)}</code>
      </Link>
    ),
  },
  playerId: {
    cell: ({ row: { original } }: Cell) => (
      <Link href={`/players/${encodeURIComponent(original.playerId)}`} prefetch={false}>
        {shorten(original.playerId, 24)}
      </Link>
    ),
  },
  amount: {
    align: 'end',
    cell: ({ row: { original } }: Cell) =>
      original.amount === null ? '' : <Amount value={original.amount} currency={original.currency} />,
  },
  asIs: {
    cell: ({ row: { original } }: Cell) => <Said answer={original.asIs} currency={original.currency} />,
  },
  wouldBe: {
    cell: ({ row: { original } }: Cell) => <Said answer={original.wouldBe} currency={original.currency} />,
  },
  effect: { align: 'end', cell: ({ row: { original } }: Cell) => <Effect difference={original} /> },
  kind: { priority: 'low' },
})

/** The calls that would have been answered otherwise, each with both answers. */
export function TrialDifferences({ differences, all }: { differences: Difference[]; all: number }) {
  return (
    <DataTable
      label="Calls that would have been answered otherwise"
      name="trial-differences"
      columns={columns}
      rows={differences}
      empty={<State kind="empty" title="No differences" />}
      tools={
        <strong>
          {all > differences.length
            ? `The first ${differences.length} of ${all} calls that differ`
            : 'The calls that differ'}
        </strong>
      }
    />
  )
}

function wordOf({ code }: Answered): string {
  return code ?? 'ok'
}

function Said({ answer, currency }: { answer: Answered; currency: string }) {
  return (
    <span className={styles.said}>
      <Tag tone={answer.code === null ? 'good' : 'warn'}>{wordOf(answer)}</Tag>
      {answer.balance === null ? null : (
        <span className={styles.under}>
          balance <Amount value={answer.balance} currency={currency} />
        </span>
      )}
    </span>
  )
}

function Effect({ difference: { asIs, wouldBe, currency } }: { difference: Difference }) {
  return (
    <>
      <Signed value={wouldBe.effect} currency={currency} />
      {asIs.effect === wouldBe.effect ? null : (
        <span className={styles.under}>
          not <Signed value={asIs.effect} currency={currency} />
        </span>
      )}
    </>
  )
}

'use client'

import Link from 'next/link'
import { type ReactNode, useMemo } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Amount } from '@/components/ui/amount'
import { State } from '@/components/ui/state'
import { urlOf } from '@/lib/listing/links'
import { beneath } from '@/lib/trial-balance/beneath'
import { balanceColumns } from '@/lib/trial-balance/columns'
import type { BalanceLine } from '@/lib/trial-balance/lines'

type Cell = { row: { original: BalanceLine }; getValue: () => string }

const { currency: _, baseCurrency: __, ...shown } = balanceColumns

/** The columns of a balance of this moment: each figure leads to the postings that it is made of. */
const columnsAt = (at: string) => {
  const money = (pick: (line: BalanceLine) => [string, string]) => ({
    align: 'end' as const,
    cell: ({ row: { original } }: Cell) => {
      const [value, currency] = pick(original)
      return (
        <Link href={urlOf('/ledger', beneath(original, at))} prefetch={false}>
          <Amount value={value} currency={currency} />
        </Link>
      )
    },
  })
  return tableColumns(shown, {
    account: {
      fixed: true,
      cell: ({ row: { original } }: Cell) => <AccountLink line={original} />,
    },
    debit: { ...money(line => [line.debit, line.currency]), priority: 'low' },
    credit: { ...money(line => [line.credit, line.currency]), priority: 'low' },
    balance: money(line => [line.balance, line.currency]),
    base: money(line => [line.base, line.baseCurrency]),
  })
}

type Props = { at: string; rows: BalanceLine[]; tools: ReactNode; csvHref: string }

/** Every account, currency after currency. Wallets are one line: it leads to the players who hold them. */
export function BalanceTable({ at, ...props }: Props) {
  const columns = useMemo(() => columnsAt(at), [at])
  return (
    <DataTable
      label="Trial balance"
      name="trial-balance"
      columns={columns}
      empty={<State kind="empty" title="Nothing was posted until then" />}
      {...props}
    />
  )
}

function AccountLink({ line: { account, owner, currency } }: { line: BalanceLine }) {
  const href = /players$/i.test(account)
    ? urlOf('/players', { currency, sort: '-balance', test: account === 'Players' ? 'real' : 'test' })
    : account === 'Provider'
      ? urlOf('/settlement', { provider: owner, currency })
      : null
  return href ? (
    <Link href={href} data-row-link prefetch={false}>
      {account}
    </Link>
  ) : (
    account
  )
}

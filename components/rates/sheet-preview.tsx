'use client'

import resolving from '@/components/resolutions/resolutions.module.css'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { State } from '@/components/ui/state'
import { Tag } from '@/components/ui/tag'
import type { PreviewRow, SheetPreview } from '@/lib/fx/sheet-preview'
import type { ListColumns } from '@/lib/listing/columns'
import styles from './rates.module.css'

type Cell = { row: { original: PreviewRow }; getValue: () => string }

const declared: ListColumns<PreviewRow> = {
  currency: 'Currency',
  day: 'Day',
  change: 'Change',
  former: 'Held against',
  rate: 'Rate',
  deviation: 'Off it',
  quoted: 'Quoted',
}

const changeWords = { new: 'new', correction: 'correction', unchanged: 'as it is' } as const

const columns = tableColumns(declared, {
  currency: { fixed: true },
  change: {
    cell: ({ row: { original } }: Cell) => (
      <>
        <Tag tone={original.change === 'correction' ? 'info' : 'quiet'}>{changeWords[original.change]}</Tag>
        {original.isHeld ? ' ' : null}
        {original.isHeld ? <Tag tone="warn">takes two</Tag> : null}
      </>
    ),
  },
  former: {
    align: 'end',
    priority: 'low',
    cell: ({ row: { original } }: Cell) =>
      original.former ? (
        <span className={styles.figure}>
          {original.former}{' '}
          <small>{original.formerDay === original.day ? 'until now' : original.formerDay}</small>
        </span>
      ) : (
        'nothing before'
      ),
  },
  rate: { align: 'end', cell: Figure },
  deviation: {
    align: 'end',
    cell: ({ getValue }: Cell) => (getValue() ? <span className={styles.figure}>{getValue()} %</span> : '–'),
  },
  quoted: { align: 'end', priority: 'low', cell: Figure },
})

/** What a sheet of rates would change: in numbers, in a sentence where it takes two people, and row by row. */
export function SheetPreviewView({ preview, label }: { preview: SheetPreview; label: string }) {
  const { counts, rows, currencies, notInUse, why, isCut, baseCurrency } = preview
  return (
    <div className={styles.preview}>
      <p className={styles.sums}>
        <strong>{counts.fresh}</strong> new, <strong>{counts.corrections}</strong>{' '}
        {counts.corrections === '1' ? 'correction' : 'corrections'}, <strong>{counts.unchanged}</strong> there
        already; {currencies.length} {currencies.length === 1 ? 'currency' : 'currencies'}, {daysOf(preview)}.
        Rates are {baseCurrency} per unit.
      </p>
      {why ? <p className={resolving.warning}>{why} All of it waits for a second person then.</p> : null}
      {notInUse.length > 0 ? (
        <p className={resolving.calm}>
          No player holds {listed(notInUse)}: kept all the same, so that the first one who does can play.
        </p>
      ) : null}
      <DataTable
        label={label}
        name="sheet-preview"
        columns={columns}
        rows={rows}
        empty={<State kind="empty" title="No rates" />}
        foot={
          isCut ? (
            <p className={styles.cut}>The {rows.length} that matter most; the others count too.</p>
          ) : null
        }
      />
    </div>
  )
}

function daysOf({ firstDay, lastDay }: SheetPreview): string {
  return firstDay === lastDay ? `${firstDay}` : `${firstDay} to ${lastDay}`
}

function listed(codes: string[]): string {
  return codes.length > 8 ? `${codes.slice(0, 8).join(', ')} and ${codes.length - 8} more` : codes.join(', ')
}

function Figure({ getValue }: Cell) {
  return <span className={styles.figure}>{getValue() || '–'}</span>
}

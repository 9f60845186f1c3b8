'use client'

import { Input, NativeSelect, TextInput } from '@mantine/core'
import { spanOf } from '@/lib/settlement/months'
import { type Days, monthsUntil } from './months'
import styles from './reconciliation.module.css'

type Props = {
  providers: { id: string; name: string }[]
  provider: string
  days: Days
  today: string
  isShut: boolean
  onProvider: (id: string) => void
  onDays: (days: Days) => void
  onFile: (file: File | null) => void
}

/** Whose statement, of which days, and the file. */
export function AskedFields({ providers, provider, days, today, isShut, onProvider, onDays, onFile }: Props) {
  const month = days.from.slice(0, 7)
  const whole = spanOf(month)
  const isWhole = days.from === whole.from && days.to === whole.to
  const months = monthsUntil(today)
  return (
    <div className={styles.fields}>
      <NativeSelect
        label="Provider"
        value={provider}
        disabled={isShut}
        data={providers.map(({ id, name }) => ({ value: id, label: `${name} (${id})` }))}
        onChange={event => onProvider(event.currentTarget.value)}
      />
      <NativeSelect
        label="Month"
        value={isWhole && months.includes(month) ? month : ''}
        disabled={isShut}
        data={[{ value: '', label: 'Other days' }, ...months]}
        onChange={event => event.currentTarget.value && onDays(spanOf(event.currentTarget.value))}
      />
      {(['from', 'to'] as const).map(end => (
        <TextInput
          key={end}
          type="date"
          label={end === 'from' ? 'From' : 'To, that day too'}
          value={days[end]}
          disabled={isShut}
          required
          onChange={event => onDays({ ...days, [end]: event.currentTarget.value })}
        />
      ))}
      <Input.Wrapper label="File" id="statement-file">
        <input
          id="statement-file"
          type="file"
          className={styles.file}
          accept=".csv,.txt,.tsv,.json,.jsonl,.ndjson,text/csv,application/json"
          disabled={isShut}
          onChange={event => onFile(event.currentTarget.files?.[0] ?? null)}
        />
      </Input.Wrapper>
    </div>
  )
}

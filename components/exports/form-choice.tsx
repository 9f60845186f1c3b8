'use client'

import { Checkbox, Radio } from '@mantine/core'
import type { ExportForm } from '@/lib/exports/kinds'
import styles from './exports.module.css'

const forms: [ExportForm, string, string][] = [
  ['csv', 'CSV', 'Amounts as plain decimals, times in UTC, nothing that a spreadsheet takes for a formula.'],
  ['xlsx', 'Excel', 'On several sheets where it must be. Amounts with more than 15 digits are texts.'],
  ['parquet', 'Parquet', 'Amounts as exact decimals, times as UTC timestamps.'],
]

export type Chosen = { form: ExportForm; bom: boolean }

/** In which form a file is made. */
export function FormChoice({ value, onChange }: { value: Chosen; onChange: (value: Chosen) => void }) {
  return (
    <>
      <Radio.Group
        label="Form"
        value={value.form}
        onChange={form => onChange({ form: form as ExportForm, bom: value.bom && form === 'csv' })}
      >
        <div className={styles.forms}>
          {forms.map(([form, label, description]) => (
            <Radio key={form} value={form} label={label} description={description} />
          ))}
        </div>
      </Radio.Group>
      <Checkbox
        label="Begin with a byte order mark"
        description="Some versions of Excel need it to read UTF-8."
        checked={value.bom}
        disabled={value.form !== 'csv'}
        onChange={event => onChange({ ...value, bom: event.currentTarget.checked })}
      />
    </>
  )
}

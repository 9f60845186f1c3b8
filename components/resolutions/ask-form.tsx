'use client'

import { Button, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { Problem } from '@/components/ui/problem'
import type { Intent } from '@/lib/resolutions/intent'
import { kinds } from '@/lib/resolutions/kinds'
import styles from './resolutions.module.css'
import type { Target } from './target'

type Props = {
  target: Target
  intent: Intent
  onChange: (intent: Intent) => void
  onPreview: () => void
  onClose: () => void
  isPending: boolean
  message: string | null
}

/** The first step: what is to be done, and why. Nothing happens before its preview is read. */
export function AskForm({ target, intent, onChange, onPreview, onClose, isPending, message }: Props) {
  const { asks, reasons } = kinds[target.action]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onPreview()
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.lead}>{target.does}</p>
      {asks === 'adjustment' ? (
        <SegmentedControl
          aria-label="Direction"
          value={intent.direction ?? 'credit'}
          onChange={value => onChange({ ...intent, direction: value as 'credit' | 'debit' })}
          data={[
            { value: 'credit', label: 'Credit the player' },
            { value: 'debit', label: 'Debit the player' },
          ]}
        />
      ) : null}
      {asks === 'nothing' ? null : (
        <TextInput
          label={`Amount in ${target.currency}`}
          placeholder="25.00"
          inputMode="decimal"
          autoComplete="off"
          maxLength={40}
          required
          data-autofocus
          value={intent.amount ?? ''}
          onChange={event => onChange({ ...intent, amount: event.currentTarget.value.trim() })}
          rightSection={<span className={styles.calm}>{target.currency}</span>}
          rightSectionWidth={60}
        />
      )}
      <NativeSelect
        label="Reason"
        required
        value={intent.reason}
        onChange={event => onChange({ ...intent, reason: event.currentTarget.value })}
        data={[
          { value: '', label: 'Choose one' },
          ...Object.entries(reasons).map(([value, label]) => ({ value, label })),
        ]}
      />
      <Textarea
        label="Note"
        description="What happened, and how you know. It stays in the ledger and in the audit."
        required
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        value={intent.note}
        onChange={event => onChange({ ...intent, note: event.currentTarget.value })}
      />
      <Problem message={message} />
      <div className={styles.foot}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={isPending}>
          Preview
        </Button>
      </div>
    </form>
  )
}

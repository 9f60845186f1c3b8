'use client'

import { Button, TextInput } from '@mantine/core'
import { Icon } from '@/components/ui/icon'
import styles from './games.module.css'

/** A limit as it is being typed. */
export type LimitLine = { key: number; currency: string; amount: string }

type Props = { lines: LimitLine[]; onChange: (lines: LimitLine[]) => void }

/** Limits by currency, a line each. */
export function LimitLines({ lines, onChange }: Props) {
  const change = (key: number, parts: Partial<LimitLine>) =>
    onChange(lines.map(line => (line.key === key ? { ...line, ...parts } : line)))
  const nextKey = Math.max(-1, ...lines.map(line => line.key)) + 1
  return (
    <>
      {lines.map(({ key, currency, amount }) => (
        <div key={key} className={styles.line}>
          <TextInput
            label="Currency"
            value={currency}
            maxLength={10}
            onChange={event => change(key, { currency: event.currentTarget.value.toUpperCase() })}
          />
          <TextInput
            label={`Highest stake${currency ? ` in ${currency}` : ''}`}
            inputMode="decimal"
            value={amount}
            maxLength={40}
            onChange={event => change(key, { amount: event.currentTarget.value })}
          />
          <Button
            variant="default"
            aria-label={`No limit of its own in ${currency || 'this currency'}`}
            onClick={() => onChange(lines.filter(line => line.key !== key))}
          >
            <Icon name="close" size={14} />
          </Button>
        </div>
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          onClick={() => onChange([...lines, { key: nextKey, currency: '', amount: '' }])}
        >
          Add a currency
        </Button>
      </div>
    </>
  )
}

'use client'

import { NativeSelect, TextInput } from '@mantine/core'
import {
  type DateForm,
  lineKinds,
  lineStates,
  type Mapping,
  neededPlaces,
  type Place,
  places,
  placeWords,
} from '@/lib/reconciliation/mapping'
import styles from './reconciliation.module.css'

type Props = { columns: string[]; mapping: Mapping; onChange: (mapping: Mapping) => void }

const dateForms: { value: DateForm; label: string }[] = [
  { value: 'iso', label: '2026-11-22 17:24:00' },
  { value: 'dmy', label: '22/11/2026 17:24 (day first)' },
  { value: 'mdy', label: '11/22/2026 5:24 PM (month first)' },
  { value: 'unix', label: 'Seconds since 1970' },
  { value: 'unix_ms', label: 'Milliseconds since 1970' },
]
const stateNames = { ok: 'accepted', refused: 'refused', rolled_back: 'rolled back' }

/** Which column is what, and how words, times and amounts are written. */
export function MappingFields({ columns, mapping, onChange }: Props) {
  const setColumn = (place: Place, column: string) =>
    onChange({ ...mapping, columns: { ...mapping.columns, [place]: column || null } })
  return (
    <>
      <div className={styles.fields}>
        {placeWords.map(place => (
          <NativeSelect
            key={place}
            size="xs"
            label={`Column: ${places[place].label.toLowerCase()}`}
            required={neededPlaces.includes(place)}
            value={mapping.columns[place] ?? ''}
            data={[{ value: '', label: '(none)' }, ...columns]}
            onChange={event => setColumn(place, event.currentTarget.value)}
          />
        ))}
        {mapping.columns.currency === null ? (
          <TextInput
            size="xs"
            label="Currency of every line"
            value={mapping.currency ?? ''}
            maxLength={10}
            onChange={event =>
              onChange({ ...mapping, currency: event.currentTarget.value.trim().toUpperCase() || null })
            }
          />
        ) : null}
        <Writing mapping={mapping} onChange={onChange} />
      </div>
      <details>
        <summary className={styles.summary}>Its words for kinds and states</summary>
        <div className={styles.fields}>
          {lineKinds.map(kind => (
            <Words
              key={kind}
              label={`Words for a ${kind}`}
              words={mapping.kinds[kind]}
              onChange={words => onChange({ ...mapping, kinds: { ...mapping.kinds, [kind]: words } })}
            />
          ))}
          {lineStates.map(state => (
            <Words
              key={state}
              label={`Words for ${stateNames[state]}`}
              words={mapping.states[state]}
              onChange={words => onChange({ ...mapping, states: { ...mapping.states, [state]: words } })}
            />
          ))}
        </div>
      </details>
    </>
  )
}

/** How times and amounts are written. */
function Writing({ mapping, onChange }: Omit<Props, 'columns'>) {
  return (
    <>
      <NativeSelect
        size="xs"
        label="Times are written"
        value={mapping.dateForm}
        data={dateForms}
        onChange={event => onChange({ ...mapping, dateForm: event.currentTarget.value as DateForm })}
      />
      <TextInput
        size="xs"
        label="Time zone"
        value={mapping.zone}
        maxLength={64}
        onChange={event => onChange({ ...mapping, zone: event.currentTarget.value.trim() })}
      />
      <NativeSelect
        size="xs"
        label="Before decimals"
        value={mapping.decimal}
        data={[
          { value: '.', label: 'a point: 1234.50' },
          { value: ',', label: 'a comma: 1234,50' },
        ]}
        onChange={event => onChange({ ...mapping, decimal: event.currentTarget.value as '.' | ',' })}
      />
    </>
  )
}

type WordsProps = { label: string; words: string[]; onChange: (words: string[]) => void }

/** Words, comma-separated; they are taken when the field is left, so that a comma can be typed. */
function Words({ label, words, onChange }: WordsProps) {
  return (
    <TextInput
      size="xs"
      label={label}
      defaultValue={words.join(', ')}
      onBlur={event =>
        onChange(
          event.currentTarget.value
            .split(',')
            .map(word => word.trim())
            .filter(Boolean),
        )
      }
    />
  )
}

'use client'

import { TextInput } from '@mantine/core'
import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import { auditActions } from '@/lib/audit/actions'
import type { AuditFilter as Filter } from '@/lib/audit/filter'
import { subjectKinds } from '@/lib/audit/subjects'

type Props = {
  filter: Filter
  values: Record<string, string>
  /** Who works here. */
  people: { id: string; name: string }[]
}

const outcomes = [
  ['done', 'Done'],
  ['held', 'Waits for a second person'],
  ['refused', 'Refused'],
] as const

const sorts = [
  ['changes', 'Changes'],
  ['looks', 'Looks'],
] as const

const texts = [
  ['subject', 'Id of what it is about', 'About: id', 170],
  ['player', 'Player', 'Player id', 120],
  ['address', 'Address', 'From address', 130],
] as const

const days = [
  ['from', 'From day (UTC)', 'from'],
  ['to', 'To day (UTC)', 'to'],
] as const

export function AuditFilter({ filter, values, people }: Props) {
  const named = people.map(({ id, name }) => [id, name] as const)
  const isOther = filter.actor && !people.some(({ id }) => id === filter.actor)
  return (
    <FilterForm path="/audit" values={values}>
      <Choice
        name="actor"
        label="Who"
        value={filter.actor}
        options={isOther ? [[filter.actor ?? '', filter.actor ?? ''], ...named] : named}
      />
      <Choice name="only" label="Events" value={filter.only} options={sorts} />
      <Choice name="action" label="Action" value={filter.action} options={Object.entries(auditActions)} />
      <Choice name="outcome" label="Outcome" value={filter.outcome} options={outcomes} />
      <Choice
        name="kind"
        label="About"
        value={filter.kind}
        options={subjectKinds.map(kind => [kind, kind] as const)}
      />
      {texts.map(([name, label, placeholder, width]) => (
        <TextInput
          key={name}
          size="xs"
          name={name}
          w={width}
          aria-label={label}
          placeholder={placeholder}
          defaultValue={filter[name] ?? ''}
          maxLength={400}
        />
      ))}
      {days.map(([name, label, word]) => (
        <TextInput
          key={name}
          size="xs"
          type="date"
          name={name}
          aria-label={label}
          title={label}
          leftSection={<span aria-hidden="true">{word}</span>}
          leftSectionWidth={word === 'to' ? 28 : 42}
          defaultValue={filter[name] ?? ''}
        />
      ))}
    </FilterForm>
  )
}

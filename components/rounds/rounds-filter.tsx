'use client'

import { TextInput } from '@mantine/core'
import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import { Icon } from '@/components/ui/icon'
import type { RoundFilter } from '@/lib/rounds/filter'
import { stateWords } from './words'

type Props = { filter: RoundFilter; values: Record<string, string>; providers: string[] }

const windows = [
  ['1h', 'Last hour'],
  ['7d', 'Last 7 days'],
  ['30d', 'Last 30 days'],
] as const
const states = ['open', 'closed', 'cancelled', 'staff'].map(
  word => [word, stateWords[word]?.label ?? word] as const,
)

/** What the list of rounds can be asked for. */
export function RoundsFilter({ filter, values, providers }: Props) {
  const isNarrow = Boolean(filter.player || filter.round)
  const otherwise = isNarrow ? 'All of the past' : 'Last 24 hours'
  return (
    <FilterForm path="/rounds" values={values}>
      <TextInput
        size="xs"
        type="search"
        name="round"
        w={190}
        aria-label="The provider's round id, in full"
        placeholder="Provider's round id…"
        leftSection={<Icon name="search" size={15} />}
        defaultValue={filter.round ?? ''}
        maxLength={255}
      />
      <Field name="player" label="Player id, in full" value={filter.player} width={130} hint="Player id" />
      <Choice
        name="window"
        label="Time"
        value={filter.window}
        options={isNarrow ? [...windows, ['24h', 'Last 24 hours']] : windows}
        otherwise={otherwise}
      />
      <Choice name="state" label="State" value={filter.state} options={states} />
      <Choice
        name="provider"
        label="Provider"
        value={filter.provider}
        options={providers.map(id => [id, id] as const)}
      />
      <Field name="game" label="Game id" value={filter.game} width={90} hint="Game" />
      <Field name="stake" label="Stake at least" value={filter.stake} width={80} hint="Stake ≥" />
      <Field name="win" label="Win at least" value={filter.win} width={80} hint="Win ≥" />
    </FilterForm>
  )
}

type FieldProps = { name: string; label: string; value: string | null; width: number; hint: string }

function Field({ name, label, value, width, hint }: FieldProps) {
  return (
    <TextInput
      size="xs"
      name={name}
      w={width}
      aria-label={label}
      placeholder={hint}
      defaultValue={value ?? ''}
      maxLength={255}
    />
  )
}

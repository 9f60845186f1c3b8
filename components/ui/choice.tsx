'use client'

import { NativeSelect } from '@mantine/core'

type Props = {
  name: string
  label: string
  value: string | null
  options: readonly (readonly [string, string])[]
  /** What the first choice says, where asking for nothing is not asking for any. */
  otherwise?: string
}

/** One field of a filter with a closed list of words; the first choice asks for nothing. */
export function Choice({ name, label, value, options, otherwise }: Props) {
  return (
    <NativeSelect
      size="xs"
      name={name}
      aria-label={label}
      defaultValue={value ?? ''}
      data={[
        { value: '', label: otherwise ?? `${label}: any` },
        ...options.map(([word, text]) => ({ value: word, label: text })),
      ]}
    />
  )
}

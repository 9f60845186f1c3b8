'use client'

import { NativeSelect } from '@mantine/core'

type Props = {
  name: string
  label: string
  value: string | null
  options: readonly (readonly [string, string])[]
}

/** One field of a filter with a closed list of words; the first choice asks for nothing. */
export function Choice({ name, label, value, options }: Props) {
  return (
    <NativeSelect
      size="xs"
      name={name}
      aria-label={label}
      defaultValue={value ?? ''}
      data={[
        { value: '', label: `${label}: any` },
        ...options.map(([word, text]) => ({ value: word, label: text })),
      ]}
    />
  )
}

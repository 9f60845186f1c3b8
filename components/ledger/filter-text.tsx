import { TextInput } from '@mantine/core'

type Props = {
  name: string
  label: string
  value: string | null
  placeholder?: string
  type?: string
  /** A word in the field, where it has no placeholder. */
  prefix?: string
  width: number
}

/** A field of a filter that is written into. */
export function FilterText({ name, label, value, placeholder, type, prefix, width }: Props) {
  return (
    <TextInput
      size="xs"
      name={name}
      type={type}
      w={width}
      aria-label={label}
      title={label}
      placeholder={placeholder}
      leftSection={prefix}
      leftSectionWidth={prefix ? 12 + prefix.length * 7 : undefined}
      defaultValue={value ?? ''}
      maxLength={255}
    />
  )
}

'use client'

import { Group, Radio } from '@mantine/core'

export type KeyKind = 'sandbox' | 'live'

type Props = { value: KeyKind; onChange: (kind: KeyKind) => void }

/** Which kind of key is at hand: the secret of a live one is asked for nowhere. */
export function KeyChoice({ value, onChange }: Props) {
  return (
    <Radio.Group
      label="This key is"
      value={value}
      onChange={kind => onChange(kind === 'sandbox' ? 'sandbox' : 'live')}
    >
      <Group gap="lg" mt={4}>
        <Radio value="live" label="a live key" />
        <Radio value="sandbox" label="a sandbox key" />
      </Group>
    </Radio.Group>
  )
}

'use client'

import { Button, TextInput, Tooltip } from '@mantine/core'

type Props = {
  day: string
  onDay: (day: string) => void
  /** The first and the last day that can be tried. */
  days: { first: string; last: string }
  against: string | null
  isPending: boolean
  onTry: () => void
}

/** On which day, and go. */
export function TryControls({ day, onDay, days, against, isPending, onTry }: Props) {
  return (
    <>
      <TextInput
        type="date"
        size="xs"
        label="Try on a past day (UTC)"
        value={day}
        min={days.first}
        max={days.last}
        required
        onChange={event => onDay(event.currentTarget.value)}
      />
      <Tooltip label={against} disabled={against === null} withArrow multiline maw={280}>
        <span>
          <Button
            size="xs"
            variant="default"
            disabled={against !== null || day === ''}
            loading={isPending}
            onClick={onTry}
          >
            Try
          </Button>
        </span>
      </Tooltip>
    </>
  )
}

'use client'

import { Button, Tooltip } from '@mantine/core'
import Link from 'next/link'

/** The way to the wizard; who may not go sees why. */
export function NewProviderLink({ against }: { against: string | null }) {
  if (against === null) {
    return (
      <Button
        component={Link}
        href="/providers/new"
        size="xs"
        prefetch={false}
        // Links take the text's colour here; this one is a button.
        style={{ color: 'var(--button-color)' }}
      >
        Bring a studio in
      </Button>
    )
  }
  return (
    <Tooltip label={against} withArrow multiline maw={320}>
      <span>
        <Button size="xs" disabled>
          Bring a studio in
        </Button>
      </span>
    </Tooltip>
  )
}

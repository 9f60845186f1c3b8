'use client'

import { Button, type ButtonProps, Tooltip } from '@mantine/core'

type Props = Pick<ButtonProps, 'size' | 'color' | 'variant' | 'c' | 'loading'> & {
  label: string
  /** For screen readers, where the label alone does not say of what. */
  name?: string
  /** Why it may not be done, or null. */
  against: string | null
  onClick: () => void
}

/** A button that says why it cannot be pressed. */
export function MayButton({ label, name, against, onClick, size = 'compact-xs', ...look }: Props) {
  return (
    <Tooltip label={against} disabled={against === null} withArrow multiline maw={300}>
      <span>
        <Button
          size={size}
          variant="default"
          {...look}
          disabled={against !== null}
          aria-label={name}
          onClick={onClick}
        >
          {label}
        </Button>
      </span>
    </Tooltip>
  )
}

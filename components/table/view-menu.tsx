'use client'

import { Button, Menu } from '@mantine/core'
import type { Density } from './use-choices'

type Props = {
  density: Density
  onDensity: (density: Density) => void
  columns: { id: string; label: string; isVisible: boolean; isFixed: boolean; toggle: () => void }[]
}

const densities: Density[] = ['comfortable', 'compact']

/** What of a table is seen, and how densely. */
export function ViewMenu({ density, onDensity, columns }: Props) {
  return (
    <Menu position="bottom-end" closeOnItemClick={false} withinPortal shadow="md">
      <Menu.Target>
        <Button variant="default" size="xs">
          View
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Rows</Menu.Label>
        {densities.map(one => (
          <Menu.Item
            key={one}
            role="menuitemradio"
            aria-checked={density === one}
            leftSection={<Check on={density === one} />}
            onClick={() => onDensity(one)}
          >
            {one === 'compact' ? 'Compact' : 'Comfortable'}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>Columns</Menu.Label>
        {columns.map(column => (
          <Menu.Item
            key={column.id}
            role="menuitemcheckbox"
            aria-checked={column.isVisible}
            disabled={column.isFixed}
            leftSection={<Check on={column.isVisible} />}
            onClick={column.toggle}
          >
            {column.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Check({ on }: { on: boolean }) {
  return (
    <svg
      width="12"
      height="12"
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      aria-hidden="true"
    >
      {on ? <path d="M2 6.5L5 9.5L10 3" /> : null}
    </svg>
  )
}

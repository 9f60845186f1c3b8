'use client'

import { Button, Menu } from '@mantine/core'
import type { Density } from './use-choices'

type Props = {
  density: Density
  onDensity: (density: Density) => void
  columns: { id: string; label: string; isVisible: boolean; isFixed: boolean; toggle: () => void }[]
}

const densities = [
  ['comfortable', 'Comfortable'],
  ['compact', 'Compact'],
] as const

/** What of a table is seen, and how densely. */
export function ViewMenu({ density, onDensity, columns }: Props) {
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-end" withinPortal shadow="md">
      <Menu.Target>
        <Button variant="default" size="xs">
          Display
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Rows</Menu.Label>
        <Menu.RadioGroup value={density} onChange={value => onDensity(value as Density)}>
          {densities.map(([one, label]) => (
            <Menu.RadioItem key={one} value={one}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>Columns</Menu.Label>
        {columns.map(column => (
          <Menu.CheckboxItem
            key={column.id}
            checked={column.isVisible}
            disabled={column.isFixed}
            onChange={column.toggle}
          >
            {column.label}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

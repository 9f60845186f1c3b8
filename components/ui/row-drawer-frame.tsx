'use client'

import { Drawer, Kbd } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './row-drawer.module.css'

type Props = { title: string; row: string; hint: string; onClose: () => void; children: ReactNode }

/** The drawer itself, with what its keys do. */
export default function RowDrawerFrame({ title, row, hint, onClose, children }: Props) {
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={600}
      title={title}
      overlayProps={{ backgroundOpacity: 0.25 }}
      transitionProps={{ duration: 120 }}
      closeButtonProps={{ 'aria-label': `Close the ${row}` }}
      classNames={{ content: styles.content, header: styles.head, title: styles.title }}
    >
      {children}
      <p className={styles.keys}>
        <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {hint}, <Kbd size="xs">Esc</Kbd> closes
      </p>
    </Drawer>
  )
}
